import { label, line, pathShape, rect, type Shape } from '../../ui/drawing/shape.ts';

/** Where numbers stand in a picture. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Pixels of `from` and `to`. */
  readonly start: number;
  readonly end: number;
}

export function at({ from, to, start, end }: Scale, value: number): number {
  return start + ((value - from) / (to - from)) * (end - start);
}

/** Grid lines with their numbers on the left; numbers below; what the axes count. */
export function axes(
  x: Scale & { readonly ticks: readonly number[]; readonly name: string },
  y: Scale & { readonly ticks: readonly number[]; readonly name: string; text?(value: number): string },
): Shape[] {
  const rows = y.ticks.flatMap(tick => [
    line(x.start, at(y, tick), x.end, at(y, tick), 'grid'),
    label(x.start - 6, at(y, tick) + 4, y.text?.(tick) ?? String(tick), { anchor: 'end', look: 'small' }),
  ]);
  const columns = x.ticks.map(tick => label(at(x, tick), y.start + 16, String(tick), { anchor: 'middle', look: 'small' }));
  return [
    ...rows,
    ...columns,
    label(x.start, y.end - 10, y.name, { look: 'small' }),
    label(x.end, y.start + 32, x.name, { anchor: 'end', look: 'small' }),
  ];
}

interface Key {
  /** That of the curve, or of the bars. */
  readonly look: string;
  readonly name: string;
}

const rowHeight = 17;

/**
 * What each line and bar is called, with a stretch of it: side by side as far as there is room, in rows below one
 * another.
 * @param y the baseline of the first row
 * @returns also how far below `y` the last row stands
 */
export function legend(
  x: number,
  right: number,
  y: number,
  keys: readonly Key[],
): { readonly shapes: readonly Shape[]; readonly below: number } {
  let [left, below] = [x, 0];
  const shapes = keys.flatMap(({ look, name }) => {
    const isBar = look.startsWith('bar');
    const size = isBar ? 10 : 24;
    const width = size + 6 + name.length * 6.6;
    if (left > x && left + width > right) [left, below] = [x, below + rowHeight];
    const [from, baseline] = [left, y + below];
    left += width + 14;
    const stretch = [[from, baseline - 4], [from + size, baseline - 4]] as const; // prettier-ignore
    const key = isBar ? rect(from, baseline - 10, size, 11, look) : pathShape(stretch, `curve ${look}`);
    return [key, label(from + size + 6, baseline, name, { look: 'small' })];
  });
  return { shapes, below };
}

/** A line through values; what lies outside the scale is drawn at its edge. */
export function curve(x: Scale, y: Scale, points: readonly (readonly [x: number, y: number])[], look: string): Shape {
  const [low, high] = [Math.min(y.from, y.to), Math.max(y.from, y.to)];
  return pathShape(
    points.map(([px, py]) => [at(x, px), at(y, Math.min(high, Math.max(low, py)))] as const),
    `curve ${look}`,
  );
}
