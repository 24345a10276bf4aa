import uPlot from 'uplot';
import type { MetricPoint } from '../../src/core/run.ts';
import type { WireNumber } from '../../src/core/value.ts';
import type { Disposes } from '../../src/core/disposable.ts';
import { trainingsIn } from '../../src/core/trainingsIn.ts';
import { AtMostEvery } from '../ui/atMostEvery.ts';
import { h } from '../ui/h.ts';
import { ThemeColors } from '../ui/themeColors.ts';

const chartHeight = 220;
/** A growing curve is drawn ten times a second. */
const redrawMs = 100;
const axisSize = 48;
// uPlot's own name for it is a constant enum, which does not exist when the page runs.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- so the number must do
const rightSide = 1 as uPlot.Axis.Side;

/**
 * Loss (left axis, unbroken line) and accuracy (right axis, dashed line) over the optimizer steps. Where another model begins to train, the lines
 * are broken and a fine line divides the two.
 */
export class TrainingChart implements Disposes {
  readonly element = h('div', { class: 'chart', role: 'img' });
  private readonly colors: ThemeColors;
  private readonly resizes: ResizeObserver;
  private readonly redraw = new AtMostEvery(redrawMs, () => {
    this.draw();
  });
  private readonly onDidPoint: (index: number | null) => void;
  private chart: uPlot | undefined;
  private points: readonly MetricPoint[] = [];
  /** Indices of the first points of all trainings but the first. */
  private begins: readonly number[] = [];

  /** Calls `onDidPoint` with the point the mouse is nearest to. */
  constructor(onDidPoint: (index: number | null) => void) {
    this.onDidPoint = onDidPoint;
    this.colors = new ThemeColors(() => this.chart?.redraw(false, true));
    this.resizes = new ResizeObserver(() => {
      this.fit();
    });
    this.resizes.observe(this.element);
  }

  show(points: readonly MetricPoint[]): void {
    this.points = points;
    this.begins = trainingsIn(points)
      .slice(1)
      .map(({ from }) => from);
    this.redraw.request();
  }

  dispose(): void {
    this.redraw.dispose();
    this.resizes.disconnect();
    this.colors.dispose();
    this.chart?.destroy();
  }

  private draw(): void {
    const data: uPlot.AlignedData = [
      this.points.map(point => point.step),
      this.points.map(point => finite(point.loss)),
      this.points.map(point => finite(point.accuracy)),
    ];
    if (this.chart) this.chart.setData(data);
    else if (this.points.length > 0) this.chart = new uPlot(this.options(), data, this.element);
    this.fit();
  }

  private fit(): void {
    const width = this.element.clientWidth;
    if (this.chart && width > 0 && width !== this.chart.width) this.chart.setSize({ width, height: chartHeight });
  }

  private options(): uPlot.Options {
    const isHighContrast = document.body.classList.contains('vscode-high-contrast');
    const lineWidth = isHighContrast ? 2.5 : 1.5;
    const axis = (scale: string, label: string): uPlot.Axis => ({
      scale,
      label,
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
        stroke: () => this.colors.read('editorIndentGuide-background1', 'contrastBorder', 'widget-border'),
      },
      ticks: { show: false },
    });
    const line: uPlot.Series = {
      width: lineWidth,
      points: { show: false },
      gaps: (chart, _series, _first, _last, holes) => [...holes, ...this.gaps(chart)].sort(([a], [b]) => a - b),
    };
    return {
      width: Math.max(this.element.clientWidth, 200),
      height: chartHeight,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false },
      scales: {
        x: { time: false },
        loss: { range: (_chart, _min, max) => [0, max > 0 ? max * 1.05 : 1] },
        accuracy: { range: [0, 1.02] },
      },
      axes: [
        { ...axis('x', 'step'), size: 28 },
        axis('loss', 'loss'),
        { ...axis('accuracy', 'accuracy'), side: rightSide, incrs: [0.25, 0.5, 1], size: 40 },
      ],
      series: [
        {},
        { scale: 'loss', ...line, stroke: () => this.colors.read('charts-blue') },
        { scale: 'accuracy', ...line, dash: [6, 4], stroke: () => this.colors.read('charts-purple') },
      ],
      hooks: {
        drawAxes: [
          chart => {
            this.drawDividers(chart);
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

  /** Between trainings, in pixels of the canvas. */
  private gaps(chart: uPlot): [from: number, to: number][] {
    return this.begins.map(begin => [this.place(chart, begin - 1), this.place(chart, begin)]);
  }

  private place(chart: uPlot, index: number): number {
    return chart.valToPos(this.points[index]?.step ?? 0, 'x', true);
  }

  private drawDividers(chart: uPlot): void {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.strokeStyle = this.colors.read('descriptionForeground', 'contrastBorder');
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const [from, to] of this.gaps(chart)) {
      const x = Math.round((from + to) / 2);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  }

  private font(): string {
    const { fontFamily } = getComputedStyle(document.body);
    return `11px ${fontFamily}`;
  }
}

/** A point that cannot be drawn leaves a hole in the line. */
function finite(value: WireNumber | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
