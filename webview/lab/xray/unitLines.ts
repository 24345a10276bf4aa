import { svg } from '../../ui/svg.ts';
import { xrayColumns, type XrayLayer, type XraySequence } from '../../../src/core/run/xray.ts';
import { h } from '../../ui/h.ts';

const width = 1000;
const height = 120;

/** All values of one unit as lines over time, from -1 to 1 or as far as they go. Its numbers stand beside it. */
export class UnitLines {
  readonly element: HTMLElement;
  private readonly drawing = svg('svg', {
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  private readonly cursor = svg('line', { class: 'unit-cursor', y1: 0, y2: height });
  private columns = 1;

  constructor() {
    this.drawing.classList.add('unit-lines');
    this.element = h('div', { class: 'unit-lines-place' }, this.drawing as unknown as HTMLElement);
  }

  draw(layer: XrayLayer, sequence: XraySequence, unit: number): void {
    const columns = xrayColumns(sequence);
    this.columns = columns;
    const lines = layer.values.map(
      (_, value) => sequence.values[value]?.subarray(unit * columns, (unit + 1) * columns) ?? new Float32Array(),
    );
    const most = Math.max(
      1,
      ...lines.map(line => line.reduce((far, number) => (Number.isFinite(number) ? Math.max(far, Math.abs(number)) : far), 0)),
    );
    const y = (number: number): string => ((height / 2) * (1 - (0.96 * number) / most)).toFixed(1);
    const x = (column: number): string => ((width * (column + 0.5)) / columns).toFixed(1);
    const zero = svg('line', { class: 'unit-zero', x1: 0, x2: width, y1: y(0), y2: y(0) });
    const drawn = lines.map((line, value) => {
      const points = Array.from(line, (number, column) => (Number.isFinite(number) ? `${x(column)},${y(number)}` : '')).filter(Boolean);
      return svg('polyline', { class: `unit-line line-${String(value)}`, points: points.join(' ') });
    });
    this.drawing.replaceChildren(zero, ...drawn, this.cursor);
  }

  point(column: number): void {
    const at = String((width * (column + 0.5)) / this.columns);
    this.cursor.setAttribute('x1', at);
    this.cursor.setAttribute('x2', at);
  }
}
