import { label, line, path, type Shape } from './shape.ts';

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

/** A line through values; what lies outside the scale is drawn at its edge. */
export function curve(x: Scale, y: Scale, points: readonly (readonly [x: number, y: number])[], look: string): Shape {
  const [low, high] = [Math.min(y.from, y.to), Math.max(y.from, y.to)];
  return path(
    points.map(([px, py]) => [at(x, px), at(y, Math.min(high, Math.max(low, py)))] as const),
    `curve ${look}`,
  );
}
