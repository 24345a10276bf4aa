import { xrayLimits, type XrayChange, type XrayHand, type XrayLayer, type XrayRefusal } from '../../../src/core/run/xray.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { HandControls, type HandPlace, type HandSpan } from './handControls.ts';
import { changeText, handText, missedMost, missedText, oneChangeText, withoutText } from './handWords.ts';
import { progressText } from './progressText.ts';
import { UnitTrial } from './unitTrial.ts';
import { refusalText } from './xrayWords.ts';

export interface HandPanelOptions {
  /** What the model answers with that held, beside what it answers without. */
  readonly ask: (hands: readonly XrayHand[]) => Promise<XrayChange | XrayRefusal>;
  /** Something else is held: the pictures show the model with it. */
  readonly onDidHold: () => Promise<void>;
  readonly announce: (text: string) => void;
}

const noAnswers =
  'The lab held no answers of this pass against right ones, so there is nothing to compare; the pictures show what is held.';

/** How many units are told of by name after all were tried. */
const told = 10;

/** A hand on the memory: holds gates and states of the learner's own model, and says what becomes of its answers. */
export class HandPanel {
  readonly element: HTMLElement;
  private readonly controls: HandControls;
  private readonly list = h('ul', { class: 'hands' });
  /** What becomes of the answers; it stands where the pictures are looked at. */
  readonly result = h('p', { class: 'hand-result' });
  private readonly units = h('ol', { class: 'hand-units' });
  private readonly options: HandPanelOptions;
  private held: readonly XrayHand[] = [];
  private place: HandPlace | null = null;
  private trial: UnitTrial | null = null;
  private answers: XrayChange | null = null;
  private asked = 0;

  constructor(options: HandPanelOptions) {
    this.options = options;
    this.controls = new HandControls({
      onDidHold: (number, span) => {
        if (number === null) this.say('Type the number that it is to be held at.');
        else this.holdFocus(number, span);
      },
      onDidSilence: () => {
        this.silence();
      },
      onDidTryAll: () => {
        this.tryAll();
      },
      onDidLetGo: () => {
        this.letGo();
      },
    });
    const keys = h(
      'p',
      { class: 'muted detail' },
      'With the focus on the pictures: 0 and 1 hold the value in the focus shut or open at every step, s silences the unit, r lets go of all.',
    );
    this.element = h(
      'section',
      { class: 'hand', 'aria-label': 'A hand on the memory' },
      h('h3', {}, 'A hand on the memory'),
      this.controls.element,
      this.list,
      this.units,
      keys,
    );
  }

  /** What is held, in the order in which it was taken hold of. */
  get hands(): readonly XrayHand[] {
    return this.held;
  }

  show(place: HandPlace): void {
    const isOther = place.sequence !== this.place?.sequence;
    this.place = place;
    this.controls.show(place, this.isSilenced(place.focus.unit), this.held.length > 0);
    // The answers are there already; which one is told of by itself has changed.
    if (isOther && this.held.length > 0) this.tell();
  }

  /** Another module or layer is looked at: nothing is held in it. */
  forget(): void {
    this.held = [];
    this.place = null;
    this.asked++;
    this.endTrial();
    this.list.replaceChildren();
    this.units.replaceChildren();
    this.result.textContent = '';
    this.answers = null;
  }

  /** The model is as of another step of its training. Resolves when the pictures are. */
  again(): Promise<void> {
    this.endTrial();
    this.units.replaceChildren();
    const shown = this.options.onDidHold();
    if (this.held.length > 0) this.askAnswers('');
    return shown;
  }

  /** Says whether the key was meant for it. */
  press(key: string): boolean {
    if (key === '0' || key === '1') this.holdFocus(Number(key), 'every');
    else if (key === 's') this.silence();
    else if (key === 'r') this.letGo();
    else return false;
    return true;
  }

  private holdFocus(number: number, span: HandSpan): void {
    const { place } = this;
    if (!place) return;
    const { layer, focus, step } = place;
    const { name = '', canHold = false } = layer.values[focus.value] ?? {};
    if (!canHold) {
      this.say(`The cell of this module does not let ${name} be held.`);
      return;
    }
    const steps = layer.pass?.steps ?? 0;
    const [from, to] = span === 'every' ? [0, steps] : span === 'one' ? [step, step + 1] : [step, steps];
    this.holdToo({ value: focus.value, unit: focus.unit, from, to, number });
  }

  /** The hidden state of the unit in the focus is 0 at every step: nobody hears of it. Again: as it was. */
  private silence(): void {
    const { place } = this;
    if (!place) return;
    const { unit } = place.focus;
    if (this.isSilenced(unit)) this.hold(this.held.filter(each => !(each.unit === unit && isSilence(each, place.layer))));
    else this.holdToo(silenced(place.layer, unit));
  }

  /** What is held later wins: of the same value nothing stays that is held at none but the same steps. */
  private holdToo(hand: XrayHand): void {
    const isCovered = ({ value, unit, from, to }: XrayHand): boolean =>
      value === hand.value && unit === hand.unit && hand.from <= from && to <= hand.to;
    const said = this.place ? `${handText(this.place.layer, hand)}. ` : '';
    this.hold([...this.held.filter(each => !isCovered(each)), hand], said);
  }

  private isSilenced(unit: number): boolean {
    const { place } = this;
    return place !== null && this.held.some(each => each.unit === unit && isSilence(each, place.layer));
  }

  private letGo(): void {
    if (this.held.length > 0) this.hold([]);
    else this.say('Nothing is held.');
  }

  /** @param begin what is said first */
  private hold(hands: readonly XrayHand[], begin = ''): void {
    const { place } = this;
    if (!place) return;
    if (hands.length > xrayLimits.hands) {
      this.say(`No more than ${countText(xrayLimits.hands)} things are held at a time. Let go of one first.`);
      return;
    }
    this.held = hands;
    this.answers = null;
    this.endTrial();
    const hadFocus = this.element.contains(document.activeElement);
    const remove = (hand: XrayHand): HTMLElement => {
      const click = (): void => {
        this.hold(this.held.filter(each => each !== hand));
      };
      return h('button', { class: 'button', type: 'button', 'aria-label': `Let go: ${handText(place.layer, hand)}`, click }, 'Let go');
    };
    this.list.replaceChildren(...hands.map(hand => h('li', {}, `${handText(place.layer, hand)} `, remove(hand))));
    this.controls.show(place, this.isSilenced(place.focus.unit), hands.length > 0);
    // What was pressed may be gone with what it let go.
    const { activeElement } = document;
    const isLost = !this.element.contains(activeElement) || activeElement?.checkVisibility() !== true;
    if (hadFocus && isLost) this.controls.focus();
    void this.options.onDidHold();
    this.askAnswers(begin);
  }

  private askAnswers(begin: string): void {
    const asked = ++this.asked;
    if (this.held.length === 0) {
      this.say('Nothing is held any more.');
      return;
    }
    if (!this.place?.layer.pass?.answers) {
      this.say(begin + noAnswers);
      return;
    }
    this.say(`${begin}The model runs again …`);
    void this.options.ask(this.held).then(answer => {
      if (asked !== this.asked) return;
      if (typeof answer === 'string') this.say(refusalText(answer));
      else {
        this.answers = answer;
        this.options.announce(this.tell());
      }
    });
  }

  /** Writes what the answers are, and gives it. */
  private tell(): string {
    const { answers, place } = this;
    const held = place?.layer.pass?.answers;
    if (!answers || !held) return '';
    const one = place.sequence === null ? [] : [oneChangeText(held, answers, place.sequence)];
    const text = [changeText(held, answers), ...one].join(' ');
    this.result.textContent = text;
    return text;
  }

  private tryAll(): void {
    const { place, trial } = this;
    const pass = place?.layer.pass;
    if (trial) {
      trial.cancel();
      return;
    }
    if (!place || !pass) return;
    if (!pass.answers) {
      this.say(noAnswers);
      return;
    }
    const now = new UnitTrial();
    this.trial = now;
    this.controls.isTrying = true;
    this.units.replaceChildren();
    this.say('The units are silenced, one after the other, each by itself …');
    const begin = performance.now();
    void now
      .run({
        units: pass.hidden,
        ask: unit => this.options.ask([silenced(place.layer, unit)]),
        onProgress: done => {
          if (this.trial === now)
            this.result.textContent = progressText({ done, all: pass.hidden, ms: performance.now() - begin }, 'units tried');
        },
      })
      .then(refused => {
        // Another module may be looked at by now.
        const found = this.place?.layer === place.layer ? this.showTried(place.layer, now) : '';
        if (this.trial !== now) return;
        this.endTrial();
        this.say([found, refused && refusalText(refused)].filter(Boolean).join(' '));
      });
  }

  /** One thing at a time is told of. */
  private endTrial(): void {
    this.trial?.cancel();
    this.trial = null;
    this.controls.isTrying = false;
  }

  /** Lists what was tried, and says what was found. */
  private showTried({ pass }: XrayLayer, { tried, before }: UnitTrial): string {
    const held = pass?.answers;
    if (!held || !before) return '';
    const worst = missedMost(held, tried);
    this.units.replaceChildren(...worst.slice(0, told).map(each => h('li', {}, withoutText(held, each))));
    const alone = this.held.length > 0 ? ' Each was silenced by itself, with nothing else held.' : '';
    return missedText(held, before, worst, pass.hidden) + alone;
  }

  private say(text: string): void {
    this.result.textContent = text;
    this.options.announce(text);
  }
}

/** The place of the hidden state among what a step computes. */
function hiddenState({ values }: XrayLayer): number {
  return values.findIndex(({ name }) => name === 'h');
}

function silenced(layer: XrayLayer, unit: number): XrayHand {
  return { value: hiddenState(layer), unit, from: 0, to: layer.pass?.steps ?? 0, number: 0 };
}

function isSilence({ value, from, to, number }: XrayHand, layer: XrayLayer): boolean {
  return value === hiddenState(layer) && number === 0 && from === 0 && to === layer.pass?.steps;
}
