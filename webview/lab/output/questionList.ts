import type { LabQuestion } from '../../../src/core/channels/labPageChannel.ts';
import { h } from '../../ui/h.ts';
import { QuestionCard } from '../../ui/questionCard.ts';
import { unfolding } from '../../ui/unfolding.ts';
import type { LabActions, LabPageState, PagePart } from '../state/labPageState.ts';

interface ShownQuestion {
  readonly key: string;
  readonly card: QuestionCard;
  /** An answered one is one line: this shows the rest of it, and why it comes out so. */
  readonly unfold: HTMLElement;
  question: LabQuestion;
}

/**
 * What is asked of the lab before it runs, and what its runs say to the answers. A question whose answer is no secret
 * any more, or that the setting has turned off, is shown only to whoever asks for it.
 */
export class QuestionList implements PagePart {
  readonly element = h('section', { class: 'questions', 'aria-label': 'Predict, then run', hidden: true });
  private readonly actions: LabActions;
  private shown: readonly ShownQuestion[] = [];
  private known: unknown = null;
  private readonly open = new Set<string>();
  private readonly closed = new Set<string>();
  private wanted: string | null = null;

  constructor(actions: LabActions) {
    this.actions = actions;
  }

  update({ view }: LabPageState): void {
    const questions = view?.questions ?? [];
    if (questions === this.known && this.wanted === null) return;
    this.known = questions;
    const lab = view?.key ?? '';
    const shown = questions.map(question => this.shownOf(`${lab}/${question.id}`, question));
    if (shown.some(({ card }, at) => this.element.children[at] !== card.element) || shown.length !== this.shown.length)
      this.element.replaceChildren(...shown.map(({ card }) => card.element));
    this.shown = shown;
    for (const { key, card, question, unfold } of shown) {
      const isAsked = question.now.isCovered || question.now.stage === 'said';
      if (isAsked && !this.closed.has(key)) this.open.add(key);
      // Whoever was led to it has their answer: it is one line like any other.
      if (question.now.stage === 'met' && card.element.dataset['stage'] !== 'met') fold({ card, unfold });
      card.show(question.now);
      card.element.hidden = !this.open.has(key);
    }
    this.follow();
    this.element.hidden = shown.every(({ card }) => card.element.hidden);
  }

  /** Shows a question and puts the focus into it, as soon as it is there. */
  goTo(prediction: string): void {
    this.wanted = prediction;
  }

  private follow(): void {
    const found = this.shown.find(({ question }) => question.id === this.wanted);
    if (!found) return;
    this.wanted = null;
    this.open.add(found.key);
    this.closed.delete(found.key);
    found.card.element.hidden = false;
    fold(found, false);
    this.element.hidden = false;
    found.card.focus();
  }

  private shownOf(key: string, question: LabQuestion): ShownQuestion {
    const known = this.shown.find(one => one.key === key);
    if (known) {
      known.question = question;
      return known;
    }
    const { actions } = this;
    const close = h('button', { class: 'button quiet', type: 'button', click: () => this.close(key) }, 'Close');
    const card = new QuestionCard({
      name: `question-${question.id}`,
      kind: question.kind,
      question: [question.question],
      reason: () => [made.question.reason],
      actions: {
        say: text => actions.say(question.id, text),
        see: () => actions.see(question.id),
        run: () => actions.run(),
        announce: sentence => actions.announce(sentence),
      },
      more: [close],
    });
    const unfold = unfolding(card.element, ['Why', 'Less']);
    close.before(unfold);
    const made: ShownQuestion = { key, question, card, unfold };
    return made;
  }

  private close(key: string): void {
    this.open.delete(key);
    this.closed.add(key);
    const found = this.shown.find(one => one.key === key);
    if (found) found.card.element.hidden = true;
    this.element.hidden = this.shown.every(({ card }) => card.element.hidden);
  }
}

function fold({ card, unfold }: Pick<ShownQuestion, 'card' | 'unfold'>, isFolded = true): void {
  if (card.element.classList.contains('open') === isFolded) unfold.click();
}
