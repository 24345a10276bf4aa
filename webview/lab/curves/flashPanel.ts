import type { XrayLayer, XrayRefusal } from '../../../src/core/run/xray.ts';
import type { FlashAnswer } from '../../../src/core/run/xrayCurves.ts';
import { numberText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { memoryGate } from '../xray/unitOrder.ts';
import { flashAt, flashMethod, flashRefusal, flashScale, flashStory, onScale, powerText, type FlashCurve } from './flashWords.ts';
import { StepPlot } from './stepPlot.ts';

/** What is asked of the model: with what is added to the bias of its keep gate, and from before its training or now. */
export interface FlashQuestion {
  readonly bias: number;
  readonly isBefore: boolean;
}

interface FlashPanelOptions {
  readonly ask: (question: FlashQuestion) => Promise<FlashAnswer | XrayRefusal>;
  readonly onDidPoint: (step: number) => void;
  readonly announce: (text: string) => void;
}

/** What was answered: the model as it is with what the dial adds, without that, and before its training. */
interface Flashed {
  readonly bias: number;
  readonly now: FlashAnswer;
  readonly plain: FlashAnswer;
  readonly before: FlashAnswer | null;
}

const computeText = 'Which Steps Move the Answer?';

/** How strongly each step still moves the answer of the learner's model: what gradients bring home through time. */
export class FlashPanel {
  readonly element: HTMLElement;
  private readonly button = h('button', { class: 'button', type: 'button', click: () => this.press() }, computeText);
  private readonly of = h('select', { change: () => this.draw() });
  private readonly dial = h('input', {
    type: 'range',
    min: -5,
    max: 5,
    step: 0.5,
    value: '0',
    input: () => this.turn(),
    change: () => this.compute(),
  });
  private readonly added = h('span', { class: 'number' });
  private readonly dialName = h('span', { class: 'muted' });
  private readonly dialLabel = h('label', {}, this.dialName, this.dial, this.added);
  private readonly ofLabel = h('label', {}, h('span', { class: 'muted' }, 'By'), this.of);
  private readonly told = h('p');
  private readonly reading = h('p', { class: 'curve-reading' });
  private readonly method = h('p', { class: 'muted detail' });
  private readonly figure: HTMLElement;
  private readonly plot: StepPlot;
  private readonly options: FlashPanelOptions;
  private layer: XrayLayer | null = null;
  private isReverse = false;
  private flashed: Flashed | null = null;
  private curves: readonly FlashCurve[] = [];
  private asked = 0;
  private isOn = false;

  constructor(options: FlashPanelOptions) {
    this.options = options;
    this.plot = new StepPlot({
      label: 'How strongly each step moves the answer',
      words: place => this.wordsAt(place),
      onDidPoint: place => {
        this.reading.textContent = this.wordsAt(place);
        options.onDidPoint(this.flashed?.now.steps[place] ?? 0);
      },
    });
    this.figure = h('div', { hidden: true }, this.reading, this.plot.element, this.method);
    this.element = h(
      'section',
      { class: 'curve', 'aria-label': 'Gradient flashlight' },
      h('h3', {}, 'Gradient flashlight'),
      h('div', { class: 'xray-controls' }, this.button, this.ofLabel, this.dialLabel),
      this.told,
      this.figure,
    );
    this.forget();
  }

  /** Another module or layer is looked at. */
  show(layer: XrayLayer, place: number): void {
    this.forget();
    this.layer = layer;
    this.isReverse = layer.places[place]?.endsWith('_reverse') ?? false;
  }

  forget(): void {
    this.asked++;
    this.layer = null;
    this.flashed = null;
    this.curves = [];
    this.stop();
    this.dial.value = '0';
    this.turn();
    this.told.textContent = 'How far back does what the model answers still depend on the steps?';
    this.figure.hidden = true;
    this.dialLabel.hidden = true;
    this.ofLabel.hidden = true;
  }

  /** Marks a step of the pass, or the one before it that is told of. */
  point(step: number): void {
    const steps = this.flashed?.now.steps;
    if (!steps) return;
    const after = steps.findIndex(each => each > step);
    const place = after === -1 ? steps.length - 1 : Math.max(0, after - 1);
    this.plot.point(place);
    this.reading.textContent = this.wordsAt(place);
  }

  private press(): void {
    if (!this.isOn) {
      this.compute();
      return;
    }
    this.asked++;
    this.stop();
    this.say('Cancelled.');
  }

  private stop(): void {
    this.isOn = false;
    this.button.textContent = computeText;
  }

  private turn(): void {
    const bias = Number(this.dial.value);
    this.added.textContent = `${bias > 0 ? '+' : ''}${numberText(bias)}`;
  }

  private compute(): void {
    const asked = ++this.asked;
    const bias = Number(this.dial.value);
    this.isOn = true;
    this.button.textContent = 'Cancel';
    this.told.textContent = 'The model runs again, there and back …';
    void this.flash(bias).then(flashed => {
      if (asked !== this.asked) return;
      this.stop();
      if (typeof flashed === 'string') {
        this.figure.hidden = true;
        this.say(flashRefusal(flashed));
        return;
      }
      this.flashed = flashed;
      this.fill(flashed);
      this.draw();
      this.options.announce(this.told.textContent);
    });
  }

  private async flash(bias: number): Promise<Flashed | XrayRefusal> {
    const { ask } = this.options;
    const plain = await ask({ bias: 0, isBefore: false });
    if (typeof plain === 'string') return plain;
    const now = bias === 0 ? plain : await ask({ bias, isBefore: false });
    if (typeof now === 'string') return now;
    const before = plain.hasBefore ? await ask({ bias, isBefore: true }) : null;
    // All are of the same steps, or cannot stand in one picture.
    const all = [plain, now, before].filter(each => each !== null && typeof each !== 'string');
    if (all.some(({ steps }) => steps.length !== plain.steps.length)) return 'failed';
    return { bias, now, plain, before: typeof before === 'string' ? null : before };
  }

  /** What can be chosen, of what was told. */
  private fill({ now }: Flashed): void {
    const chosen = this.of.value;
    const names = now.values.map(({ name }) => name);
    // A cell state carries further than what is shown of it.
    const usual = names.includes('c') ? 'c' : (names.at(-1) ?? '');
    const text = (name: string): string => (name === 'input' ? 'the input' : name);
    this.of.replaceChildren(...names.map(name => h('option', { value: name }, text(name))));
    this.of.value = names.includes(chosen) ? chosen : usual;
    this.ofLabel.hidden = false;
    this.dialLabel.hidden = !now.hasDial;
    const gate = this.layer && memoryGate(this.layer);
    this.dialName.textContent = `Add to the bias of the ${this.layer?.values[gate ?? -1]?.name ?? 'keep'} gate`;
  }

  private draw(): void {
    const { flashed } = this;
    if (!flashed) return;
    const { now, plain, before, bias } = flashed;
    const name = this.of.value;
    const curve = (called: string, answer: FlashAnswer | null): readonly FlashCurve[] => {
      const norms = answer?.values.find(each => each.name === name)?.norms;
      return norms ? [{ name: called, norms }] : [];
    };
    const added = `with ${bias > 0 ? '+' : ''}${numberText(bias)}`;
    const trained = before ? 'as trained' : 'as it is';
    this.curves =
      bias === 0
        ? [...curve(trained, plain), ...curve('before training', before)]
        : [...curve(added, now), ...curve(trained, plain), ...curve(`before training, ${added}`, before)];
    const scale = flashScale(this.curves);
    this.figure.hidden = false;
    this.plot.draw({
      columns: now.steps.length,
      lines: this.curves.map(each => ({ name: each.name, shares: Array.from(each.norms, norm => onScale(scale, norm)) })),
      isFilled: true,
      rule: null,
      ends: [powerText(scale.top), powerText(scale.bottom)],
    });
    this.reading.textContent = this.wordsAt(this.plot.at);
    this.told.textContent = flashStory(this.curves, now.steps, this.isReverse);
    const all = this.layer?.pass?.steps ?? now.steps.length;
    this.method.textContent = `${flashMethod(now, name, all)}${bias === 0 ? '' : ' What the dial adds is added while this is computed: the model stays as it is.'}`;
  }

  private wordsAt(place: number): string {
    const { flashed, layer } = this;
    return flashed ? flashAt(this.curves, flashed.now.steps, layer?.pass?.steps ?? flashed.now.steps.length, place) : '';
  }

  private say(text: string): void {
    this.told.textContent = text;
    this.options.announce(text);
  }
}
