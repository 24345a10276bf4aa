import uPlot from 'uplot';
import type { MetricPoint } from '../../src/core/run.ts';
import type { WireNumber } from '../../src/core/value.ts';
import type { Disposes } from '../../src/core/disposable.ts';
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

/** Loss (left axis, unbroken line) and accuracy (right axis, dashed line) over the optimizer steps. */
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
        { scale: 'loss', width: lineWidth, stroke: () => this.colors.read('charts-blue'), points: { show: false } },
        { scale: 'accuracy', width: lineWidth, dash: [6, 4], stroke: () => this.colors.read('charts-purple'), points: { show: false } },
      ],
      hooks: {
        setCursor: [
          chart => {
            this.onDidPoint(chart.cursor.idx ?? null);
          },
        ],
      },
    };
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
