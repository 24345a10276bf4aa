import { fromWire, type Series } from '../../core/run/value.ts';

export interface CurveSize {
  readonly width: number;
  readonly height: number;
}

/** A series as an SVG picture: a line with a dot on its last value, broken where values are not finite. */
export function curveImage(series: Series, { width, height }: CurveSize, color: string): string {
  const margin = Math.min(3.5, Math.max(1.5, height / 10));
  const points = series.values.map((value, index) => ({ step: series.steps[index] ?? index + 1, value: fromWire(value) }));
  const finite = points.filter(({ value }) => Number.isFinite(value));
  const steps = rangeOf(points.map(({ step }) => step));
  const values = rangeOf(finite.map(({ value }) => value));
  const place = ({ step, value }: { step: number; value: number }): [x: number, y: number] => [
    margin + share(step, steps) * (width - 2 * margin),
    height - margin - share(value, values) * (height - 2 * margin),
  ];

  const runs: string[][] = [[]];
  for (const point of points) {
    if (Number.isFinite(point.value)) runs.at(-1)?.push(place(point).map(round).join(','));
    else if (runs.at(-1)?.length) runs.push([]);
  }
  const stroke = round(Math.min(1.75, Math.max(1, height / 12)));
  const lines = runs
    .filter(run => run.length > 1)
    .map(run => `<polyline points="${run.join(' ')}" fill="none" stroke="${color}" stroke-width="${stroke}"/>`);
  const last = finite.at(-1);
  const [x, y] = last ? place(last) : [0, 0];
  const dot = last ? `<circle cx="${round(x)}" cy="${round(y)}" r="${round(margin)}" fill="${color}"/>` : '';
  const [w, h] = [String(width), String(height)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${lines.join('')}${dot}</svg>`;
}

/** `svg` as an address that VS Code takes for pictures. */
export function dataAddress(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

function rangeOf(values: readonly number[]): { least: number; most: number } {
  return { least: Math.min(...values), most: Math.max(...values) };
}

/** Where `value` lies between the ends, 0 to 1; in the middle where the ends are equal. */
function share(value: number, { least, most }: { least: number; most: number }): number {
  // Halved first: the width of a range can be more than the largest number.
  const width = most / 2 - least / 2;
  return width > 0 ? (value / 2 - least / 2) / width : 0.5;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
