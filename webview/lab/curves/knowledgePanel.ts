import type { XrayLayer, XrayRefusal } from '../../../src/core/run/xray.ts';
import type { KnownAnswer } from '../../../src/core/run/xrayCurves.ts';
import { nearestOf } from '../../../src/core/steps/seenAt.ts';
import { h } from '../../ui/h.ts';
import { progressText } from '../xray/progressText.ts';
import { refusalText } from '../xray/xrayWords.ts';
import { knownAt, knownMethod, knownStory, type KnownCurve } from './knownWords.ts';
import { StepPlot } from './stepPlot.ts';

export interface KnowledgePanelOptions {
  /** The part of the curve that begins at this place of its steps. */
  readonly ask: (from: number) => Promise<KnownAnswer | XrayRefusal>;
  /** A step is looked at here. */
  readonly onDidPoint: (step: number) => void;
  readonly announce: (text: string) => void;
}

const computeText = 'What Does the State Know?';

/** How well the label can be read from the state at each step: when the memory has it, and when it is lost. */
export class KnowledgePanel {
  readonly element: HTMLElement;
  private readonly button = h('button', { class: 'button', type: 'button', click: () => this.press() }, computeText);
  private readonly told = h('p');
  private readonly reading = h('p', { class: 'curve-reading' });
  private readonly method = h('p', { class: 'muted detail' });
  private readonly figure: HTMLElement;
  private readonly plot: StepPlot;
  private readonly options: KnowledgePanelOptions;
  private layer: XrayLayer | null = null;
  private curve: KnownCurve | null = null;
  private asked = 0;
  private isOn = false;

  constructor(options: KnowledgePanelOptions) {
    this.options = options;
    this.plot = new StepPlot({
      label: 'What the state knows, step by step',
      words: place => this.wordsAt(place),
      onDidPoint: place => {
        this.read(place);
        options.onDidPoint(this.sorted(place)?.step ?? 0);
      },
    });
    this.figure = h('div', { hidden: true }, this.reading, this.plot.element, this.method);
    this.element = h(
      'section',
      { class: 'curve', 'aria-label': 'What the state knows' },
      h('h3', {}, 'What the state knows'),
      h('div', { class: 'xray-controls' }, this.button),
      this.told,
      this.figure,
    );
  }

  /** Another module or layer is looked at. */
  show(layer: XrayLayer): void {
    this.forget();
    this.layer = layer;
  }

  forget(): void {
    this.asked++;
    this.layer = null;
    this.curve = null;
    this.stop();
    this.told.textContent = 'At which steps can the label be read from the state, and at which is it lost?';
    this.figure.hidden = true;
  }

  /** Marks a step of the pass, where the curve has it or is nearest. */
  point(step: number): void {
    if (!this.curve) return;
    const { steps } = this.curve;
    const place = nearestOf(
      [...steps].sort((one, other) => one - other),
      step,
    );
    this.plot.point(place);
    this.read(place);
  }

  private press(): void {
    if (this.isOn) {
      this.asked++;
      this.stop();
      this.say(this.curve ? 'Cancelled; what was computed is shown.' : 'Cancelled.');
    } else void this.compute();
  }

  private stop(): void {
    this.isOn = false;
    this.button.textContent = computeText;
  }

  private async compute(): Promise<void> {
    const asked = ++this.asked;
    const begin = performance.now();
    this.curve = null;
    this.figure.hidden = true;
    this.isOn = true;
    this.button.textContent = 'Cancel';
    this.told.textContent = 'The lab’s worker computes …';
    for (let done = 0, all = 1; done < all;) {
      const answer = await this.options.ask(done);
      if (asked !== this.asked) return;
      // What is not the part that was asked for would never come to an end.
      const part = typeof answer !== 'string' && answer.from !== done ? 'failed' : answer;
      if (typeof part === 'string') {
        this.stop();
        this.say(refusalText(part));
        return;
      }
      const curve = this.add(part);
      all = part.steps.length;
      done += part.states[0]?.scores.length ?? all;
      if (done < all) this.told.textContent = progressText({ done, all, ms: performance.now() - begin }, 'steps');
      else {
        this.stop();
        this.say(knownStory(curve));
      }
    }
  }

  private add(part: KnownAnswer): KnownCurve {
    const before = part.from === 0 ? null : this.curve;
    const states = part.states.map(({ name, scores }) => {
      const earlier = before?.states.find(each => each.name === name)?.scores ?? new Float32Array();
      return { name, scores: Float32Array.from([...earlier, ...scores]) };
    });
    const curve = { ...part, states };
    this.curve = curve;
    this.draw(curve);
    return curve;
  }

  private draw(curve: KnownCurve): void {
    const { steps, states, isShare, baseline } = curve;
    this.figure.hidden = false;
    this.method.textContent = knownMethod(curve, this.layer?.pass?.steps ?? steps.length);
    const places = inTime(steps);
    const label = isShare ? 'the most frequent label' : 'the mean';
    this.plot.draw({
      columns: steps.length,
      lines: states.map(({ name, scores }) => ({ name, shares: places.map(place => scores[place] ?? NaN) })),
      rule: { name: label, share: baseline },
      ends: isShare ? ['100 %', '0 %'] : ['R² 1', 'R² 0'],
    });
    this.read(this.plot.at);
  }

  private read(place: number): void {
    this.reading.textContent = this.wordsAt(place);
  }

  /** Of a place in the order of time. */
  private sorted(place: number): { readonly place: number; readonly step: number } | null {
    const at = this.curve && inTime(this.curve.steps)[place];
    return at === undefined || at === null ? null : { place: at, step: this.curve?.steps[at] ?? 0 };
  }

  private wordsAt(place: number): string {
    const { curve, layer } = this;
    const at = this.sorted(place);
    return curve && at ? knownAt(curve, layer?.pass?.steps ?? curve.steps.length, at.place) : '';
  }

  private say(text: string): void {
    this.told.textContent = text;
    this.options.announce(text);
  }
}

/** The places of steps in the order of time. */
function inTime(steps: readonly number[]): readonly number[] {
  return Array.from(steps.keys()).sort((one, other) => (steps[one] ?? 0) - (steps[other] ?? 0));
}
