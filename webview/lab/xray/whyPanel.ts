import type { XrayAnswer, XrayHold, XrayLayer, XrayRequest } from '../../../src/core/run/xray.ts';
import type { ReasonFactor, ReasonTerm } from '../../../src/core/run/xrayReason.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import type { XrayFocus } from './xrayFocus.ts';
import { equationText, factorName, placeName, reasonText, termText } from './whyWords.ts';
import { refusalText } from './xrayWords.ts';

/** A number that can be asked about. */
export interface WhyPlace {
  readonly layer: XrayLayer;
  /** Index in the layer's places. */
  readonly place: number;
  readonly sequence: number | null;
  readonly hold: XrayHold | null;
  readonly focus: Pick<XrayFocus, 'value' | 'unit'>;
  readonly step: number;
  /** So many steps are one column of the picture, which shows their mean. */
  readonly every: number;
}

const ofMean = 'A mean of all sequences has no single reason: choose one sequence, and ask again.';

/** Why a number is what it is: its products, the largest first, and from each state on to why that is what it is. */
export class WhyPanel {
  readonly element: HTMLElement;
  private readonly ask: (request: XrayRequest) => Promise<XrayAnswer>;
  private readonly announce: (sentence: string) => void;
  private readonly button = h('button', { class: 'button', type: 'button', click: () => void this.open() }, 'Why Is It This Number? (w)');
  private readonly back = h('button', { class: 'button', type: 'button', hidden: true, click: () => void this.goBack() }, 'Back');
  private readonly told = h('div', { class: 'why-told' });
  private focused: WhyPlace | null = null;
  /** Where one came from. */
  private path: readonly WhyPlace[] = [];
  private asked = 0;

  constructor(ask: (request: XrayRequest) => Promise<XrayAnswer>, announce: (sentence: string) => void) {
    this.ask = ask;
    this.announce = announce;
    this.element = h(
      'section',
      { class: 'why', 'aria-label': 'Why' },
      h('div', { class: 'xray-controls' }, this.button, this.back),
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

  /** Asks about the number in the focus. */
  open(): Promise<void> {
    return this.focused ? this.goOn([this.focused]) : Promise.resolve();
  }

  private goBack(): Promise<void> {
    if (this.path.length === 2) this.button.focus();
    return this.goOn(this.path.slice(0, -1));
  }

  private async goOn(path: readonly WhyPlace[]): Promise<void> {
    const place = path.at(-1);
    if (!place) return;
    const asked = ++this.asked;
    const { layer, sequence, hold, step } = place;
    const { value, unit } = place.focus;
    const name = placeName(layer, value, unit, step);
    if (sequence === null) {
      this.say(ofMean);
      return;
    }
    const answer = await this.ask({ kind: 'reason', layer: layer.id, place: place.place, sequence, step, value, unit, hold });
    if (asked !== this.asked) return;
    if (answer.kind !== 'reason') {
      this.say(refusalText(answer.kind === 'refused' ? answer.reason : 'failed'));
      return;
    }
    this.path = path;
    this.back.hidden = path.length < 2;
    const { others } = answer;
    const column = place.every > 1 ? `The column shows the mean of ${countText(place.every)} steps; this is the first of them.` : '';
    const terms = answer.terms.map(term => h('li', {}, termText(term), ...this.leads(term, place)));
    const left =
      others.count === 0 ? [] : [h('p', { class: 'muted' }, `${countText(others.count)} smaller products make ${numberText(others.sum)}.`)];
    this.told.replaceChildren(
      h('p', { class: 'why-equation' }, `${name}: ${equationText(answer)}`),
      ...(column === '' ? [] : [h('p', { class: 'muted' }, column)]),
      h('ol', { class: 'why-terms', 'aria-label': 'Products, the largest first' }, ...terms),
      ...left,
    );
    this.announce(`${reasonText(name, answer)} ${column}`.trim());
  }

  private say(sentence: string): void {
    this.told.replaceChildren(h('p', {}, sentence));
    this.announce(sentence);
  }

  /** From a product on to the values of the module that it is made of. */
  private leads({ factors }: ReasonTerm, from: WhyPlace): Node[] {
    return factors.flatMap(factor => {
      const value = isOfModule(factor) ? from.layer.values.findIndex(({ name }) => name === factor.name) : -1;
      if (value === -1) return [];
      const to = { ...from, step: factor.step, every: 1, focus: { value, unit: factor.index } };
      const click = (): void => {
        this.back.hidden = false;
        this.back.focus();
        void this.goOn([...this.path, to]);
      };
      const label = `why ${factor.name}? It is ${factorName({ ...factor, kind: 'value' })}`;
      return [' ', h('button', { class: 'link', type: 'button', 'aria-label': label, click }, `why ${factor.name}?`)].map(node =>
        typeof node === 'string' ? document.createTextNode(node) : node,
      );
    });
  }
}

function isOfModule({ kind }: ReasonFactor): boolean {
  return kind === 'value' || kind === 'rest' || kind === 'tanh';
}
