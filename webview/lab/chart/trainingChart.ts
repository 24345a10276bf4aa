import uPlot from 'uplot';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { WireNumber } from '../../../src/core/run/value.ts';
import type { Disposes } from '../../../src/core/base/disposable.ts';
import { drawFacts } from '../facts/drawFacts.ts';
import type { TrainingFacts } from '../facts/trainingFacts.ts';
import type { DrawnSteps } from './drawnSteps.ts';
import { besideLooks, type BesideLine } from './besideRuns.ts';
import { pathsOf, type Stretch } from './chartPaths.ts';
import { AtMostEvery } from '../../ui/atMostEvery.ts';
import { h } from '../../ui/h.ts';
import { ThemeColors } from '../../ui/themeColors.ts';

/** A growing curve is drawn ten times a second. */
const redrawMs = 100;
const axisSize = 48;
/** A chart lower than this has no room for the names of its axes; the legend has them too. */
const lowHeight = 180;
// uPlot's own name for it is a constant enum, which does not exist when the page runs.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- so the number must do
const rightSide = 1 as uPlot.Axis.Side;

/**
 * Loss (left axis, unbroken line) and accuracy (right axis, dashed line) over the optimizer steps, and the losses
 * of other runs, with what they are to be held against. Where another model begins to train, a new line
 * begins, and a fine one divides the two.
 */
export class TrainingChart implements Disposes {
  readonly element = h('div', { class: 'chart', role: 'img' });
  private readonly colors: ThemeColors;
  private readonly resizes: ResizeObserver;
  private readonly redraw = new AtMostEvery(redrawMs, () => {
    this.draw();
  });
  private readonly onDidPoint: (index: number | null) => void;
  private marked: number | null = null;
  private window: DrawnSteps | null = null;
  private chart: uPlot | undefined;
  private points: readonly MetricPoint[] = [];
  private beside: readonly BesideLine[] = [];
  private facts: readonly TrainingFacts[] = [];
  /** Indices of the first points of all trainings but the first. */
  private begins: readonly number[] = [];
  /** The axis of what no point has would be empty. */
  private hasAccuracy = false;
  /** How the lines beside the curve are drawn. */
  private looks = '';
  private isLow = false;

  /** Calls `onDidPoint` with the point the mouse is nearest to, and `onDidChoose` with the one that is pressed. */
  constructor(onDidPoint: (index: number | null) => void, onDidChoose: (index: number) => void) {
    this.element.addEventListener('click', () => {
      const index = this.chart?.cursor.idx;
      if (index !== null && index !== undefined) onDidChoose(index);
    });
    this.onDidPoint = onDidPoint;
    // Dashes and widths are a chart's from its beginning.
    this.colors = new ThemeColors(() => {
      this.forget();
      this.draw();
    });
    this.resizes = new ResizeObserver(() => {
      this.fit();
    });
    this.resizes.observe(this.element);
  }

  /** `beside`: the losses of other runs at the same points; `facts`: what the curves are to be held against. */
  show(points: readonly MetricPoint[], beside: readonly BesideLine[], facts: readonly TrainingFacts[]): void {
    this.facts = facts;
    this.points = points;
    this.beside = beside;
    this.begins = facts.slice(1).map(({ from }) => from);
    this.redraw.request();
  }

  /** Draws only these steps; null: all of them. */
  showOnly(window: DrawnSteps | null): void {
    this.window = window;
    this.redraw.request();
  }

  /** Draws a line at this point; null: at none. */
  mark(index: number | null): void {
    if (index === this.marked) return;
    this.marked = index;
    this.redraw.request();
  }

  dispose(): void {
    this.redraw.dispose();
    this.resizes.disconnect();
    this.colors.dispose();
    this.forget();
  }

  private draw(): void {
    const data: uPlot.AlignedData = [
      this.points.map(point => point.step),
      this.points.map(point => finite(point.loss)),
      this.points.map(point => finite(point.accuracy)),
      ...this.beside.map(({ losses }) => losses.map(finite)),
    ];
    const hasAccuracy = this.points.some(point => point.accuracy !== undefined);
    const looks = this.beside.map(({ look }) => look).join();
    if (hasAccuracy !== this.hasAccuracy || looks !== this.looks) this.forget();
    this.hasAccuracy = hasAccuracy;
    this.looks = looks;
    if (this.chart) this.chart.setData(data);
    else if (this.points.length > 0) this.chart = new uPlot(this.options(), data, this.element);
    this.fit();
  }

  private forget(): void {
    this.chart?.destroy();
    this.chart = undefined;
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!this.chart || width === 0 || height === 0) return;
    if (width === this.chart.width && height === this.chart.height) return;
    if (height < lowHeight === this.isLow) this.chart.setSize({ width, height });
    else {
      this.forget();
      this.draw();
    }
  }

  private options(): uPlot.Options {
    this.isLow = this.element.clientHeight < lowHeight;
    const isHighContrast = isHighContrastNow();
    const lineWidth = isHighContrast ? 2.5 : 1.5;
    const axis = (scale: string, label: string): uPlot.Axis => ({
      scale,
      ...(this.isLow ? {} : { label }),
      size: axisSize,
      labelSize: 20,
      gap: 4,
      font: this.font(),
      labelFont: this.font(),
      stroke: () => this.colors.read('foreground'),
      grid: {
        show: scale !== 'accuracy',
        width: 1,
        dash: isHighContrast ? [1, 4] : [],
        stroke: () => (isHighContrast ? this.colors.read('foreground') : this.colors.readFaint()),
      },
      ticks: { show: false },
    });
    const line: uPlot.Series = {
      width: lineWidth,
      points: { show: false },
      paths: (chart, series, first, last) => pathsOf(chart, series, this.stretches(first, last)),
    };
    return {
      width: Math.max(this.element.clientWidth, 200),
      height: Math.max(this.element.clientHeight, 60),
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false },
      scales: {
        x: { time: false, range: (_chart, min, max) => [...(this.window ?? [min, max])] },
        loss: { range: (_chart, _min, max) => [0, max > 0 ? max * 1.05 : 1] },
        accuracy: { range: [0, 1.02] },
      },
      axes: [
        { ...axis('x', 'step'), size: 28 },
        axis('loss', 'loss'),
        ...(this.hasAccuracy ? [{ ...axis('accuracy', 'accuracy'), side: rightSide, incrs: [0.25, 0.5, 1], size: 40 }] : []),
      ],
      series: [
        {},
        { scale: 'loss', ...line, stroke: () => this.colors.read('charts-blue') },
        { scale: 'accuracy', ...line, dash: [6, 4], stroke: () => this.colors.read('charts-purple') },
        ...this.beside.map(({ look }) => {
          const { dash, color } = besideLooks[look] ?? { dash: [], color: 'foreground' };
          return { scale: 'loss', ...line, dash: [...dash], stroke: () => this.colors.read(color) };
        }),
      ],
      hooks: {
        drawAxes: [
          chart => {
            this.drawDividers(chart);
          },
        ],
        draw: [
          chart => {
            drawFacts(chart, this.points, this.facts, {
              foreground: this.colors.read('descriptionForeground'),
              heldOut: this.colors.read('charts-green'),
              same: this.colors.read('charts-orange'),
              font: this.font(devicePixelRatio),
            });
            this.drawMark(chart);
          },
        ],
        setCursor: [
          chart => {
            this.onDidPoint(chart.cursor.idx ?? null);
          },
        ],
      },
    };
  }

  /** The parts of the trainings from one index to another, which is the last. */
  private stretches(first: number, last: number): Stretch[] {
    const begins = [first, ...this.begins.filter(begin => begin > first && begin <= last)];
    return begins.map((begin, at) => [begin, (begins[at + 1] ?? last + 1) - 1]);
  }

  private place(chart: uPlot, index: number): number {
    return chart.valToPos(this.points[index]?.step ?? 0, 'x', true);
  }

  private drawDividers(chart: uPlot): void {
    const { ctx, bbox } = chart;
    ctx.save();
    const isHighContrast = isHighContrastNow();
    ctx.strokeStyle = this.colors.read(isHighContrast ? 'foreground' : 'descriptionForeground');
    ctx.lineWidth = devicePixelRatio;
    // The grid is dotted in high contrast, and unbroken in all else.
    ctx.setLineDash(isHighContrast ? [] : [2 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const begin of this.begins) {
      // In the middle of a pixel, so that a line of one has its whole colour.
      const x = Math.round((this.place(chart, begin - 1) + this.place(chart, begin)) / 2) + (devicePixelRatio % 2) / 2;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  }

  /** The step of the training that is looked at. */
  private drawMark(chart: uPlot): void {
    if (this.marked === null) return;
    const { ctx, bbox } = chart;
    const x = Math.round(this.place(chart, this.marked));
    ctx.save();
    ctx.strokeStyle = this.colors.read('foreground');
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  }

  private font(ratio = 1): string {
    const { fontFamily } = getComputedStyle(document.body);
    return `${String(11 * ratio)}px ${fontFamily}`;
  }
}

function isHighContrastNow(): boolean {
  return document.body.classList.contains('vscode-high-contrast');
}

/** A point that cannot be drawn leaves a hole in the line. */
function finite(value: WireNumber | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
