import { h } from '../../ui/h.ts';
import { svg } from '../../ui/svg.ts';
import type { DrawnPlot } from './drawnPlot.ts';

const width = 1000;
const height = 100;

interface StepPlotOptions {
  readonly label: string;
  /** What is said of a column. */
  readonly words: (column: number) => string;
  readonly onDidPoint: (column: number) => void;
}

/** How far Page Up and Page Down go. */
const page = 10;

/** A plot over the steps of a pass, with a cursor that keys and the mouse move; it says what is at the cursor. */
export class StepPlot {
  readonly element: HTMLElement;
  private readonly place: HTMLElement;
  private readonly drawing = svg('svg', {
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  private readonly cursor = svg('rect', { class: 'plot-cursor', y: 0, height });
  private readonly top = h('span', { class: 'muted detail' });
  private readonly bottom = h('span', { class: 'muted detail' });
  private readonly keys = h('div', { class: 'plot-keys' });
  private readonly options: StepPlotOptions;
  private columns = 1;
  private column = 0;

  constructor(options: StepPlotOptions) {
    this.options = options;
    this.drawing.classList.add('plot-drawing');
    this.place = h(
      'div',
      {
        class: 'plot-place',
        role: 'slider',
        tabindex: 0,
        'aria-label': options.label,
        'aria-valuemin': 1,
        keydown: event => this.press(event as KeyboardEvent),
        pointermove: event => this.pointAt(event as PointerEvent),
        pointerdown: event => this.pointAt(event as PointerEvent),
      },
      this.drawing as unknown as HTMLElement,
    );
    const ends = h('div', { class: 'plot-ends' }, this.top, this.bottom);
    this.element = h('div', { class: 'xray-row plot-row' }, h('div', { class: 'plot-head' }, this.keys, ends), this.place);
  }

  /** The column with the cursor. */
  get at(): number {
    return this.column;
  }

  draw({ columns, lines, isFilled = false, rule, ends }: DrawnPlot): void {
    this.columns = Math.max(1, columns);
    const y = (share: number): number => height * (1 - Math.min(1, Math.max(0, share)));
    const drawn = lines.map(({ shares }, index) => {
      const isBars = isFilled && index === 0;
      const path = svg('path', { class: `plot-line line-${String(index)}`, d: this.pathOf(shares, y, isBars) });
      path.classList.toggle('is-filled', isBars);
      return path;
    });
    const ruled = rule === null ? [] : [svg('line', { class: 'plot-rule', x1: 0, x2: width, y1: y(rule.share), y2: y(rule.share) })];
    this.drawing.replaceChildren(...ruled, ...drawn, this.cursor);
    const key = (index: number): HTMLElement => h('span', { class: `line-key line-${String(index)}`, 'aria-hidden': 'true' });
    const ruleKey =
      rule === null ? [] : [h('div', { class: 'muted' }, h('span', { class: 'line-key rule-key', 'aria-hidden': 'true' }), rule.name)];
    this.keys.replaceChildren(...lines.map(({ name }, index) => h('div', {}, key(index), name)), ...ruleKey);
    [this.top.textContent, this.bottom.textContent] = ends;
    this.place.setAttribute('aria-valuemax', String(this.columns));
    this.point(Math.min(this.column, this.columns - 1));
  }

  /** Marks a column. */
  point(column: number): void {
    this.column = Math.min(Math.max(0, column), this.columns - 1);
    this.cursor.setAttribute('x', String((width * this.column) / this.columns));
    this.cursor.setAttribute('width', String(width / this.columns));
    this.place.setAttribute('aria-valuenow', String(this.column + 1));
    this.place.setAttribute('aria-valuetext', this.options.words(this.column));
  }

  /** Stairs: a level piece for each column, as wide as it is, or from below up to there. */
  private pathOf(shares: readonly number[], y: (share: number) => number, isFilled: boolean): string {
    let isOn = false;
    const pieces = shares.map((share, column) => {
      if (!Number.isFinite(share)) {
        isOn = false;
        return '';
      }
      const [left, right] = [column, column + 1].map(at => ((width * at) / this.columns).toFixed(1)) as [string, string];
      const at = y(share).toFixed(1);
      if (isFilled) return `M${left},${String(height)}V${at}H${right}V${String(height)}Z`;
      const piece = `${isOn ? `V${at}` : `M${left},${at}`}H${right}`;
      isOn = true;
      return piece;
    });
    return pieces.join('');
  }

  private press(event: KeyboardEvent): void {
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: this.column - 1,
      ArrowDown: this.column - 1,
      ArrowRight: this.column + 1,
      ArrowUp: this.column + 1,
      PageUp: this.column - page,
      PageDown: this.column + page,
      Home: 0,
      End: this.columns - 1,
    };
    const column = to[event.key];
    if (column === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.moveTo(column);
  }

  private pointAt({ clientX }: PointerEvent): void {
    const { left, width: wide } = this.place.getBoundingClientRect();
    this.moveTo(Math.floor(((clientX - left) / wide) * this.columns));
  }

  private moveTo(column: number): void {
    this.point(column);
    this.options.onDidPoint(this.column);
  }
}
