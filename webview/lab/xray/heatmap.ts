import { h } from '../../ui/h.ts';

/** Numbers of rows over columns, and what the darkest colour stands for. */
export interface HeatmapNumbers {
  readonly numbers: Float32Array;
  readonly columns: number;
  /** Which row of the numbers stands where. */
  readonly rows: readonly number[];
  /** Numbers lie between 0 and this, or, where they are signed, between minus this and this. */
  readonly most: number;
  readonly isSigned: boolean;
}

/** Red, green and blue, 0 to 255. */
export type Color = readonly [number, number, number];

export interface HeatmapColors {
  readonly none: Color;
  readonly more: Color;
  readonly less: Color;
  /** Of what is no number. */
  readonly bad: Color;
}

/** A picture of numbers: one cell a number, stretched to the room it has. The cell in the focus has a frame. */
export class Heatmap {
  readonly element: HTMLElement;
  private readonly canvas = h('canvas', { class: 'heatmap-cells', 'aria-hidden': 'true' });
  private readonly mark = h('div', { class: 'heatmap-mark', hidden: true });
  private readonly line = h('div', { class: 'heatmap-line', hidden: true });
  private columns = 1;
  private rows: readonly number[] = [];

  constructor() {
    this.element = h('div', { class: 'heatmap' }, this.canvas, this.line, this.mark);
  }

  draw({ numbers, columns, rows, most, isSigned }: HeatmapNumbers, colors: HeatmapColors): void {
    this.columns = columns;
    this.rows = rows;
    this.canvas.width = columns;
    this.canvas.height = rows.length;
    this.element.style.setProperty('--rows', String(rows.length));
    const context = this.canvas.getContext('2d');
    if (!context || rows.length === 0) return;
    const image = context.createImageData(columns, rows.length);
    let at = 0;
    for (const row of rows) {
      for (let column = 0; column < columns; column++, at += 4) {
        const number = numbers[row * columns + column] ?? NaN;
        const share = Math.min(1, Math.abs(number) / most);
        const [to, part] = Number.isNaN(share) ? [colors.bad, 1] : [number < 0 && isSigned ? colors.less : colors.more, share];
        for (let channel = 0; channel < 3; channel++) {
          const none = colors.none[channel] ?? 0;
          image.data[at + channel] = none + ((to[channel] ?? 0) - none) * part;
        }
        image.data[at + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
  }

  /** Frames a cell of a row, or with null only marks the column. */
  point(row: number | null, column: number): void {
    const left = `${String((100 * column) / this.columns)}%`;
    const width = `${String(100 / this.columns)}%`;
    const at = row === null ? -1 : this.rows.indexOf(row);
    this.line.hidden = false;
    Object.assign(this.line.style, { left, width });
    this.mark.hidden = at === -1;
    if (at === -1) return;
    const height = 100 / this.rows.length;
    Object.assign(this.mark.style, { left, width, top: `${String(at * height)}%`, height: `${String(height)}%` });
  }

  /** Row and column under a place on the screen. */
  cellAt(x: number, y: number): { readonly row: number; readonly column: number } | null {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const column = Math.floor(((x - left) / width) * this.columns);
    const row = this.rows[Math.floor(((y - top) / height) * this.rows.length)];
    return row === undefined || column < 0 || column >= this.columns ? null : { row, column };
  }
}

/** A colour as a browser writes it, `rgb(1, 2, 3)`, `#123` or a name, as numbers. */
export function colorOf(text: string): Color {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [0, 0, 0];
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
