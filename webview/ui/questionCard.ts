import { isReasonTold, type PredictionCard, type PredictionNow } from '../../src/core/lesson/predictionNow.ts';
import { h } from './h.ts';

/** What is said to the host; a promise's sentence says why it was not kept. */
export interface QuestionActions {
  say(text: string): Promise<string | null>;
  /** The learner would rather see than say. */
  see(): void;
  run(): void;
  announce(sentence: string): void;
}

export interface QuestionCardOptions {
  /** Unique in the page: ids of its parts begin with it. */
  readonly name: string;
  readonly kind: PredictionCard['kind'];
  /** What is asked, once for each card that is made. */
  readonly question: readonly (Node | string)[];
  /** Why it comes out so; asked for only once a run has answered, or the answer was shown. */
  readonly reason: () => readonly (Node | string)[];
  readonly actions: QuestionActions;
  /** More to press, in every stage. */
  readonly more?: readonly HTMLElement[];
}

const writingHelp: Readonly<Record<'shape' | 'range', { readonly label: string; readonly help: string; readonly example: string }>> = {
  shape: { label: 'Its shape', help: 'One number for each axis, as in 2, 3, 5.', example: 'as in 2, 3, 5' },
  range: { label: 'Between', help: 'Two numbers, as in 1.5 to 2.5.', example: 'as in 1.5 to 2.5' },
};

/** Asks a prediction where the learner is, and shows in the same place what a run says to it. */
export class QuestionCard {
  readonly element: HTMLElement;
  private readonly options: QuestionCardOptions;
  private readonly answers: HTMLFormElement;
  private readonly input: HTMLInputElement | null;
  private readonly fault = h('p', { class: 'question-fault', role: 'alert' });
  private readonly sign = h('span', { class: 'question-sign', 'aria-hidden': 'true' });
  private readonly words = h('span');
  private readonly status = h('p', { class: 'question-status' });
  private readonly reason = h('p', { class: 'question-reason' });
  private readonly skip: HTMLElement;
  private readonly run: HTMLElement;
  private now: PredictionNow | null = null;
  private isShown = false;

  constructor(options: QuestionCardOptions) {
    this.options = options;
    const { name, kind, question, actions } = options;
    this.input = kind === 'direction' ? null : this.inputOf(kind);
    this.answers = h('form', { class: 'question-answers', submit: event => this.submit(event) });
    this.answers.append(...(this.input ? this.writing(this.input) : this.directions()));
    this.skip = h('button', { class: 'button quiet', type: 'button', title: 'Show the answer, and say nothing', click: () => actions.see() }, 'Skip'); // prettier-ignore
    this.answers.append(this.skip);
    this.run = h('button', { class: 'button', type: 'button', click: () => this.start() }, 'Run Lab');
    this.status.append(this.sign, this.words);
    const asked = h('p', { class: 'question-words', id: `${name}-words` }, ...question);
    const title = h('p', { class: 'card-title' }, 'Predict, then run');
    const more = h('p', { class: 'card-actions' }, this.run, ...(options.more ?? []));
    this.element = h(
      'div',
      { class: 'card question', role: 'group', tabindex: -1, 'aria-label': 'Predict, then run', 'aria-describedby': asked.id },
      ...[title, asked, this.answers, this.fault, this.status, this.reason, more],
    );
    this.show(null);
  }

  /** Null before anything is known: nothing can be said then. */
  show(now: PredictionNow | null): void {
    if (this.isShown && JSON.stringify(now) === JSON.stringify(this.now) && this.words.textContent === (now?.words ?? '')) return;
    this.isShown = true;
    const before = this.now;
    this.now = now;
    const stage = now?.stage ?? 'asked';
    const isTaken = now !== null && !now.isRunning && (stage === 'asked' || stage === 'shown');
    this.moveFocus(() => {
      this.element.dataset['stage'] = stage;
      this.answers.hidden = !isTaken;
      this.skip.hidden = stage !== 'asked';
      this.run.hidden = stage !== 'said' && stage !== 'shown';
      (this.run as HTMLButtonElement).disabled = now?.isRunning ?? false;
    });
    if (before?.stage !== stage) this.complain(null);
    this.element.toggleAttribute('data-past', now?.isPast ?? false);
    this.tell(now?.words ?? '', now?.isRight ?? null);
    const isTold = isReasonTold(stage);
    this.reason.replaceChildren(...(isTold ? this.options.reason() : []));
    this.reason.hidden = !isTold;
    if (before && before.words !== now?.words && now) this.options.actions.announce(`${now.words} ${this.reason.textContent}`.trim());
  }

  /** Goes to where the learner answers, or reads how it stands. */
  focus(): void {
    this.element.scrollIntoView({ block: 'nearest' });
    const first = this.answers.hidden ? this.run : this.answers.querySelector<HTMLElement>('input, button');
    if (first?.checkVisibility()) first.focus({ preventScroll: true });
    else this.element.focus({ preventScroll: true });
  }

  private inputOf(kind: 'shape' | 'range'): HTMLInputElement {
    const { name } = this.options;
    return h('input', { type: 'text', id: `${name}-input`, maxlength: 200, autocomplete: 'off', spellcheck: 'false', placeholder: writingHelp[kind].example, 'aria-describedby': `${name}-help`, 'data-kind': kind }); // prettier-ignore
  }

  private writing(input: HTMLInputElement): HTMLElement[] {
    const { name, kind } = this.options;
    const { label, help } = writingHelp[kind === 'shape' ? 'shape' : 'range'];
    return [
      h('label', { for: input.id }, label),
      input,
      h('button', { class: 'button primary', type: 'submit' }, 'Predict'),
      h('span', { class: 'muted question-help', id: `${name}-help` }, help),
    ];
  }

  private directions(): HTMLElement[] {
    const press = (label: string, sign: string, text: string, title = label): HTMLElement =>
      h(
        'button',
        { class: 'button', type: 'button', title, click: () => void this.say(text) },
        h('span', { 'aria-hidden': 'true' }, `${sign} `),
        label,
      );
    return [press('Up', '↑', 'up'), press('Down', '↓', 'down'), press('The same', '=', 'same', 'The same, to the digits shown')];
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.input) void this.say(this.input.value);
  }

  private async say(text: string): Promise<void> {
    const fault = await this.options.actions.say(text).catch(() => 'That was not kept. Try again.');
    this.complain(fault);
  }

  private complain(fault: string | null): void {
    this.fault.textContent = fault ?? '';
    this.fault.hidden = fault === null;
    this.input?.toggleAttribute('aria-invalid', fault !== null);
    if (fault !== null) this.input?.focus();
  }

  /** Said before the host has heard of it: it may take a while until the lab is there. */
  private start(): void {
    this.options.actions.run();
    const onItsWay = 'The run is on its way.';
    this.tell(this.now?.stage === 'said' ? `${this.now.words.replace(/ Run the lab to see\.$/, '')} ${onItsWay}` : onItsWay, null);
    this.options.actions.announce(onItsWay);
  }

  private tell(words: string, isRight: boolean | null): void {
    this.sign.textContent = isRight === null ? '' : isRight ? '✓ ' : '≠ ';
    this.words.textContent = words;
    this.status.hidden = words === '';
  }

  /** What had the focus may go with the change: then it is where one goes on. */
  private moveFocus(change: () => void): void {
    const focused = document.activeElement;
    const hadFocus = focused instanceof HTMLElement && this.element.contains(focused);
    change();
    const takesFocus = (one: HTMLElement): boolean => one.checkVisibility() && !(one as HTMLButtonElement).disabled;
    if (hadFocus && !takesFocus(focused)) {
      if (!takesFocus(this.run)) this.element.focus({ preventScroll: true });
      else this.run.focus({ preventScroll: true });
    }
  }
}
