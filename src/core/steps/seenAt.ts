import { fromWire, type ProbeValue, type Series, type ValueSummary, type WireNumber } from '../run/value.ts';

/** What a probe gave in a turn, or in the nearest that was kept. */
export function seenAt(
  { count, value, series, texts }: ProbeValue,
  turn: number,
): { readonly turn: number; readonly value: ValueSummary } | null {
  if (count === 1 || turn === count) return { turn, value };
  const text = texts?.length === count ? texts[turn - 1] : undefined;
  if (text !== undefined) return { turn, value: { kind: 'text', text, length: text.length } };
  if (!series) return null;
  const at = nearestOf(series.steps, turn);
  const [number, kept] = [series.values[at], series.steps[at]];
  if (number === undefined || kept === undefined) return null;
  return { turn: kept, value: withNumber(value, number, series) };
}

/**
 * The last value with the number of another turn in its place. All of them are gates where the last is one, and none
 * lies outside.
 */
function withNumber(last: ValueSummary, value: WireNumber, { min, max }: Series): ValueSummary {
  const isGate = (last.kind === 'number' || last.kind === 'tensor') && last.isGate && fromWire(min) >= 0 && fromWire(max) <= 1;
  if (last.kind !== 'tensor') return { kind: 'number', value, isGate };
  const { stats: ofLast, ...tensor } = last;
  const number = fromWire(value);
  const [nanCount, infinityCount] = [Number.isNaN(number), Math.abs(number) === Infinity].map(Number) as [number, number];
  const stats = Number.isFinite(number) && { stats: { min: number, max: number, mean: number } };
  return { ...tensor, isGate, isDisposed: false, ...stats, nanCount, infinityCount, head: [value] };
}

/** Where in an ascending list the nearest number stands, of two the earlier. */
export function nearestOf(steps: readonly number[], step: number): number {
  let best = 0;
  for (const [index, kept] of steps.entries()) if (Math.abs(kept - step) < Math.abs((steps[best] ?? Infinity) - step)) best = index;
  return best;
}
