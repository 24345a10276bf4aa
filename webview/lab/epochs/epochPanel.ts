import type { Disposes } from '../../../src/core/base/disposable.ts';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { XrayChange, XrayLayer, XrayRefusal } from '../../../src/core/run/xray.ts';
import { h } from '../../ui/h.ts';
import { EpochSlider } from './epochSlider.ts';
import { momentText, noAnswersText, noMomentText, placeOf, recordText, thenText } from './epochWords.ts';
import type { TrainingCursor } from './trainingCursor.ts';

interface EpochPanelOptions {
  readonly cursor: TrainingCursor;
  /** What the model answers with the weights of then, and nothing held. */
  readonly ask: () => Promise<XrayChange | XrayRefusal>;
  /** Shows the pictures with these weights. */
  readonly onDidMove: () => Promise<void>;
  readonly announce: (text: string) => void;
}

/** As of which step of its training a module is shown: a slider, the loss of then, what the model answered. */
export class EpochPanel implements Disposes {
  readonly element: HTMLElement;
  private readonly told = h('p', { class: 'epoch-told' });
  private readonly answers = h('p');
  private readonly record = h('p', { class: 'muted detail' });
  private readonly slider: EpochSlider;
  private readonly options: EpochPanelOptions;
  private layer: XrayLayer | null = null;
  private points: readonly MetricPoint[] = [];
  private sequence: number | null = null;
  private change: XrayChange | null = null;
  private isMoving = false;
  private isOpen = false;
  /** The pictures are of another step than the cursor. */
  private isStale = false;
  private asked = 0;

  constructor(options: EpochPanelOptions) {
    this.options = options;
    this.slider = new EpochSlider({
      label: 'Training step that the pictures are of',
      words: place => (this.layer?.kept ? momentText(this.layer.kept, this.points, place) : ''),
      onDidMove: place => this.moveTo(place),
      announce: options.announce,
    });
    options.cursor.onDidMove(() => {
      if (!this.isMoving && this.layer?.kept) void this.follow();
    });
    this.element = h(
      'section',
      { class: 'epochs', 'aria-label': 'In the course of training' },
      this.slider.element,
      this.told,
      this.answers,
      this.record,
    );
  }

  /** The step that the weights are of; null: they are as they are now. */
  get asOf(): number | null {
    const { kept } = this.layer ?? {};
    return kept ? (kept.steps[placeOf(kept, this.options.cursor.step)] ?? null) : null;
  }

  /** The module that is looked at, the curve of the run, and the sequence that is told of by itself. */
  show(layer: XrayLayer, points: readonly MetricPoint[], sequence: number | null): void {
    const isOther = layer !== this.layer;
    this.layer = layer;
    this.points = points;
    this.sequence = sequence;
    const { kept } = layer;
    this.slider.element.hidden = this.told.hidden = (kept?.steps.length ?? 0) === 0;
    this.record.textContent = recordText(kept);
    if (isOther) {
      this.slider.drop();
      this.change = null;
      this.tell();
      if (this.asOf !== null) void this.askAnswers();
    } else this.tell();
  }

  forget(): void {
    this.asked++;
    this.slider.drop();
    this.layer = null;
    this.change = null;
  }

  /** While nobody looks, nothing is asked. */
  open(isOpen: boolean): void {
    this.isOpen = isOpen;
    if (!isOpen) this.slider.pause();
    else if (this.isStale) void this.follow();
  }

  /** Says whether the key was meant for it. */
  press(key: string): boolean {
    if (!this.layer?.kept || this.slider.element.hidden) return false;
    if (key === ' ') this.slider.toggle();
    else if (key === ',' || key === '.') this.slider.step(key === ',' ? -1 : 1);
    else return false;
    return true;
  }

  /** Says whether it is for the weights of then that the pictures cannot be shown: then they are of now. */
  refuse(reason: XrayRefusal): boolean {
    if (this.asOf === null || reason === 'gone') return false;
    this.slider.pause();
    this.options.cursor.step = null;
    const said = `${noMomentText(reason)} The pictures are of the model as it is now.`;
    this.answers.textContent = said;
    this.options.announce(said);
    return true;
  }

  dispose(): void {
    this.slider.dispose();
  }

  private async moveTo(place: number): Promise<void> {
    this.isMoving = true;
    this.options.cursor.step = this.layer?.kept?.steps[place] ?? null;
    this.isMoving = false;
    await this.follow();
  }

  private async follow(): Promise<void> {
    this.change = null;
    this.tell();
    this.isStale = !this.isOpen;
    if (this.isStale) return;
    const asked = ++this.asked;
    await this.options.onDidMove();
    if (asked === this.asked && this.asOf !== null) await this.askAnswers();
  }

  private async askAnswers(): Promise<void> {
    const asked = ++this.asked;
    const { layer } = this;
    if (!layer?.pass?.answers) return;
    const answer = await this.options.ask();
    if (asked !== this.asked || layer !== this.layer) return;
    this.change = typeof answer === 'string' ? null : answer;
    this.tell();
    if (typeof answer === 'string') this.answers.textContent = noAnswersText(answer);
  }

  private tell(): void {
    const { layer } = this;
    const { kept, pass } = layer ?? {};
    if (!kept) {
      this.answers.textContent = '';
      return;
    }
    const place = placeOf(kept, this.options.cursor.step);
    this.slider.show(kept.steps.length + 1, place);
    this.told.textContent = `${momentText(kept, this.points, place)}.`;
    this.answers.textContent = pass && this.change ? thenText(pass, this.change, this.sequence) : '';
  }
}
