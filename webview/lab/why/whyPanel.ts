import type { XrayAnswer } from '../../../src/core/run/xray.ts';
import { h } from '../../ui/h.ts';
import { refusalText } from '../xray/xrayWords.ts';
import { ChangeStory } from './changeStory.ts';
import { reasonStory } from './reasonStory.ts';
import { askedAt, type AskXray, type WhyPlace } from './whyPlace.ts';
import type { WhyQuestion, WhyStory } from './whyStory.ts';

const ofMean = 'A mean of all sequences has no single reason: choose one sequence, and ask again.';

/** Why a number is what it is, and what it changed: its products, the largest first, and from each on or back. */
export class WhyPanel {
  readonly element: HTMLElement;
  private readonly ask: AskXray;
  private readonly announce: (sentence: string) => void;
  private readonly change: ChangeStory;
  private readonly buttons = {
    why: h('button', { class: 'button', type: 'button', click: () => void this.open('why') }, 'Why Is It This Number? (w)'),
    change: h('button', { class: 'button', type: 'button', click: () => void this.open('change') }, 'What Did It Change? (e)'),
  };
  private readonly back = h('button', { class: 'button', type: 'button', hidden: true, click: () => void this.goBack() }, 'Back');
  private readonly told = h('div', { class: 'why-told' });
  private focused: WhyPlace | null = null;
  /** Where one came from. */
  private path: readonly WhyQuestion[] = [];
  private asked = 0;

  constructor(ask: AskXray, announce: (sentence: string) => void) {
    this.ask = ask;
    this.announce = announce;
    this.change = new ChangeStory(ask, announce);
    const { why, change } = this.buttons;
    this.element = h(
      'section',
      { class: 'why', 'aria-label': 'Why' },
      h('div', { class: 'xray-controls' }, why, change, this.back),
      this.told,
    );
  }

  /** What `open` asks about from now on. What was told of another module, sequence or hand is no longer true. */
  show(place: WhyPlace): void {
    const { focused } = this;
    this.focused = place;
    const isOther =
      focused?.layer !== place.layer ||
      focused.place !== place.place ||
      focused.sequence !== place.sequence ||
      JSON.stringify(focused.hold) !== JSON.stringify(place.hold);
    if (isOther) this.forget();
  }

  forget(): void {
    this.asked++;
    this.path = [];
    this.back.hidden = true;
    this.told.replaceChildren();
  }

  /** To be read and gone on from. */
  focus(): void {
    this.buttons.why.focus();
  }

  /** Asks about the number in the focus. `first` is said before the answer. */
  open(way: WhyQuestion['way'], first = ''): Promise<void> {
    return this.focused ? this.goOn([{ place: this.focused, way }], first) : Promise.resolve();
  }

  private goBack(): Promise<void> {
    if (this.path.length === 2) this.buttons[this.path[0]?.way ?? 'why'].focus();
    return this.goOn(this.path.slice(0, -1));
  }

  private async goOn(path: readonly WhyQuestion[], first = ''): Promise<void> {
    const question = path.at(-1);
    if (!question) return;
    const { place, way } = question;
    const asked = ++this.asked;
    const at = askedAt(place);
    const said = (sentence: string): string => `${first} ${sentence}`.trim();
    if (!at) {
      this.say(said(ofMean));
      return;
    }
    const answer = await this.ask({ kind: way === 'why' ? 'reason' : 'effect', ...at, value: place.focus.value });
    if (asked !== this.asked) return;
    const story = this.storyOf(question, answer);
    if (!story) {
      this.say(said(refusalText(answer.kind === 'refused' ? answer.reason : 'failed')));
      return;
    }
    this.path = path;
    this.back.hidden = path.length < 2;
    this.told.replaceChildren(...(first === '' ? [] : [h('p', {}, first)]), ...story.nodes);
    this.announce(said(story.spoken));
  }

  private storyOf({ place }: WhyQuestion, answer: XrayAnswer): WhyStory | null {
    const lead = (next: WhyQuestion, text: string, label: string): HTMLElement => {
      const click = (): void => {
        this.back.hidden = false;
        this.back.focus();
        void this.goOn([...this.path, next]);
      };
      return h('button', { class: 'link', type: 'button', 'aria-label': label, click }, text);
    };
    if (answer.kind === 'reason') return reasonStory(place, answer, lead);
    return answer.kind === 'effect' ? this.change.tell(place, answer, lead) : null;
  }

  private say(sentence: string): void {
    this.told.replaceChildren(h('p', {}, sentence));
    this.announce(sentence);
  }
}
