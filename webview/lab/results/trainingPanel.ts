import type { MeasuredPoint, MetricPoint } from '../../../src/core/run/run.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { icon } from '../../ui/icon.ts';
import type { ResultTab, TabContent } from './resultTab.ts';
import type { LabActions, LabPageState } from '../state/labPageState.ts';
import type { LabViewMemory } from '../state/savedView.ts';
import { EpochSlider } from '../epochs/epochSlider.ts';
import { trainingStepText } from '../epochs/epochWords.ts';
import type { TrainingCursor } from '../epochs/trainingCursor.ts';
import { accuracyText, lossText } from '../state/measureText.ts';
import { FactsNote } from '../facts/factsNote.ts';
import { heldOutText } from '../facts/factsText.ts';
import { curveText, divergenceText, trainingText } from '../facts/metricText.ts';
import { trainingFacts, type TrainingFacts } from '../facts/trainingFacts.ts';
import { freshRun } from '../../../src/core/following/runState.ts';
import { trainingEnds } from '../facts/trainingEnds.ts';
import { setText } from '../state/setText.ts';
import { BesideRuns } from '../chart/besideRuns.ts';
import { zoomedSteps, type DrawnSteps } from '../chart/drawnSteps.ts';
import { TrainingChart } from '../chart/trainingChart.ts';
import { trainingTable } from '../chart/trainingTable.ts';

/** The training curve, live, as a chart or as a table. */
export class TrainingPanel implements ResultTab {
  readonly id = 'training';
  readonly label = 'Training';
  /** Points of a curve are not counted. */
  readonly count = null;
  readonly element: HTMLElement;
  private readonly chart = new TrainingChart(
    index => {
      this.pointed = index;
      this.drawReading();
    },
    index => {
      this.slider.pause();
      this.choose(index);
    },
  );
  private readonly slider: EpochSlider;
  private readonly told = h(
    'p',
    { class: 'muted detail' },
    'With a recurrent module, the tab X-ray shows its gates and answers as of the same step. The keys + and - draw fewer or more steps around it, 0 all; p pins this run.',
  );
  private readonly cursor: TrainingCursor;
  private readonly empty = h(
    'p',
    { class: 'empty muted' },
    'A lab that trains draws its loss and accuracy here, one point for each optimizer step.',
  );
  private readonly step = h('span');
  private readonly loss = h('span', { class: 'number' });
  private readonly accuracy = h('span', { class: 'number' });
  private readonly accuracyKey: HTMLElement;
  private readonly beside: BesideRuns;
  private readonly heldOut = h('span', { class: 'number' });
  private readonly heldOutKey = h('span', { class: 'key key-held-out' }, icon('ring'), 'held-out accuracy ', this.heldOut);
  private readonly sameKey = h('span', { class: 'key key-same' }, icon('lowLine'), 'same answer for all');
  private readonly facts = new FactsNote();
  private readonly divergence = h('p', { class: 'divergence', hidden: true });
  private readonly toggle: HTMLButtonElement;
  private readonly tablePlace = h('div', { class: 'table-place', hidden: true });
  private readonly figure: HTMLElement;
  private readonly memory: Pick<LabViewMemory, 'read' | 'keep'>;
  private points: readonly MetricPoint[] = [];
  private measured: readonly MeasuredPoint[] = [];
  private models: readonly TrainingFacts[] = [];
  private isOver = false;
  private trained = freshRun.trained;
  private before: readonly MetricPoint[] | null = null;
  private state: LabPageState | null = null;
  private pointed: number | null = null;
  private isTable = false;
  private window: DrawnSteps | null = null;
  private runId: string | null = null;
  private readonly announce: LabActions['announce'];
  private readonly whole = h('button', { class: 'link', type: 'button', hidden: true, click: () => this.zoom(null) }, 'Whole Curve');

  /** `memory` keeps whether the curve is shown as a table. */
  constructor(memory: Pick<LabViewMemory, 'read' | 'keep'>, { announce }: Pick<LabActions, 'announce'>, cursor: TrainingCursor) {
    this.memory = memory;
    this.announce = announce;
    this.cursor = cursor;
    this.beside = new BesideRuns(announce, () => {
      if (this.state) this.drawCurves(this.state);
    });
    this.slider = new EpochSlider({
      label: 'Training step that is looked at',
      words: index => this.wordsAt(index),
      onDidMove: index => {
        this.choose(index);
        return undefined;
      },
      announce,
    });
    cursor.onDidMove(() => {
      this.drawCursor();
    });
    this.toggle = h(
      'button',
      {
        class: 'link',
        type: 'button',
        click: () => {
          this.showTable(!this.isTable);
          this.memory.keep({ isTable: this.isTable });
        },
      },
      'Show as table',
    );
    const lossKey = h('span', { class: 'key key-loss' }, icon('solidLine'), 'loss ', this.loss);
    this.accuracyKey = h('span', { class: 'key key-accuracy' }, icon('dashedLine'), 'accuracy ', this.accuracy);
    const legend = h(
      'figcaption',
      { class: 'legend' },
      this.step,
      lossKey,
      this.accuracyKey,
      this.heldOutKey,
      this.sameKey,
      this.beside.element,
      this.whole,
      this.toggle,
    );
    const curve = h('figure', { class: 'training-curve' }, legend, this.divergence, this.chart.element, this.tablePlace);
    this.figure = h('div', { hidden: true }, curve, this.slider.element, this.told, this.facts.element);
    this.figure.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || this.isTable) return;
      if (event.key === '+' || event.key === '-') this.zoomBy(event.key === '+', this.chosen);
      else if (event.key === '0') this.zoom(null);
      else if (event.key === 'p') this.beside.toggle();
      else return;
      event.preventDefault();
    });
    // As a browser zooms; the wheel alone scrolls the page.
    this.chart.element.addEventListener('wheel', event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.zoomBy(event.deltaY < 0, this.pointed ?? this.chosen);
    });
    this.element = h('div', { class: 'training' }, this.empty, this.figure);
    if (memory.read().isTable) this.showTable(true);
  }

  get content(): TabContent {
    return this.points.length > 0 ? 'much' : 'none';
  }

  update(state: LabPageState): void {
    this.state = state;
    const { run } = state;
    this.cursor.follow(run?.runId ?? null);
    const points = run?.state.metrics ?? [];
    const measured = run?.state.measured ?? [];
    const trained = run?.state.trained ?? freshRun.trained;
    const before = run?.earlier?.metrics ?? null;
    const isOver = run?.state.outcome != null;
    const isSame =
      points === this.points && measured === this.measured && before === this.before && isOver === this.isOver && trained === this.trained;
    if (isSame || (points.length === 0 && this.points.length === 0)) return;
    if (run && run.runId !== this.runId) {
      this.runId = run.runId;
      this.showOnly(null);
    }
    this.points = points;
    this.measured = measured;
    this.isOver = isOver;
    this.trained = trained;
    this.before = before;
    this.empty.hidden = points.length > 0;
    this.figure.hidden = points.length === 0;
    const divergence = divergenceText(points);
    this.divergence.hidden = divergence === null;
    setText(this.divergence, divergence ?? '');
    const facts = trainingFacts(points, measured);
    this.models = facts;
    this.facts.show(facts, points, isOver, trainingEnds(facts, points, run?.state ?? freshRun));
    this.drawCurves(state);
    const heldOut = heldOutText(facts);
    this.heldOutKey.hidden = heldOut === null;
    setText(this.heldOut, heldOut ?? '');
    this.sameKey.hidden = facts.every(({ same }) => same.length === 0);
  }

  /** The curve, and those of other runs beside it. */
  private drawCurves(state: LabPageState): void {
    this.beside.update(state);
    this.chart.element.setAttribute('aria-label', curveText(this.points) + this.beside.words());
    this.chart.show(this.points, this.beside.lines, this.models);
    this.drawCursor();
    this.drawTable();
  }

  private showTable(isTable: boolean): void {
    this.isTable = isTable;
    setText(this.toggle, isTable ? 'Show as chart' : 'Show as table');
    this.chart.element.hidden = isTable;
    this.tablePlace.hidden = !isTable;
    this.drawTable();
  }

  private zoomBy(isNearer: boolean, index: number): void {
    const [first, last] = [this.points[0]?.step ?? 0, this.points.at(-1)?.step ?? 0];
    this.zoom(zoomedSteps(this.window, [first, last], this.points[index]?.step ?? last, isNearer));
  }

  /** What is drawn is said: the table has all steps, whatever the chart shows. */
  private zoom(window: DrawnSteps | null): void {
    if (window === null && this.window === null) return;
    const hadFocus = this.whole === document.activeElement;
    this.showOnly(window);
    if (window === null && hadFocus) this.toggle.focus();
    const words = window?.map(step => countText(Math.round(step))).join(' to ');
    this.announce(words === undefined ? 'The chart shows all steps.' : `The chart shows steps ${words}.`);
  }

  private showOnly(window: DrawnSteps | null): void {
    this.window = window;
    this.whole.hidden = window === null;
    this.chart.showOnly(window);
  }

  dispose(): void {
    this.slider.dispose();
    this.chart.dispose();
  }

  /** The last point is the end, where the model is as it is now. */
  private choose(index: number): void {
    this.cursor.step = index >= this.points.length - 1 ? null : (this.points[index]?.step ?? null);
  }

  /** The point that the cursor stands at, or is next to. */
  private get chosen(): number {
    const { step } = this.cursor;
    const next = step === null ? -1 : this.points.findIndex(point => point.step >= step);
    return next === -1 ? this.points.length - 1 : next;
  }

  private wordsAt(index: number): string {
    const point = this.points[index];
    const training = trainingText(this.points, index, this.isOver);
    return point ? `${trainingStepText(this.points, point.step)}${training && `, ${training}`}` : '';
  }

  private drawCursor(): void {
    const { chosen } = this;
    this.slider.element.hidden = this.points.length < 2;
    this.slider.show(this.points.length, chosen);
    this.chart.mark(this.cursor.step === null ? null : chosen);
    this.drawReading();
  }

  /** Values of the point under the mouse, or of the one that the cursor stands at. */
  private drawReading(): void {
    const last = this.points.length - 1;
    const index = Math.min(this.pointed ?? this.chosen, last);
    const point = this.points[index];
    if (!point) return;
    const training = trainingText(this.points, index, this.isOver);
    const model = this.models.find(({ to }) => index < to)?.model;
    const what = [training, model].filter(Boolean).join(': ');
    setText(this.step, `step ${countText(point.step)}${what && `, ${what}`}`);
    setText(this.loss, lossText(point.loss));
    setText(this.accuracy, accuracyText(point.accuracy));
    this.beside.read(index);
    this.accuracyKey.hidden = this.points.every(one => one.accuracy === undefined);
  }

  private drawTable(): void {
    if (this.isTable) this.tablePlace.replaceChildren(trainingTable(this.points, this.beside.lines, this.measured));
  }
}
