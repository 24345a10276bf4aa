import { difference as allowed } from '../differences.ts';

/** A tensor as a program showed it. */
export interface Seen {
  readonly name: string;
  readonly text: string;
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly values?: Float64Array;
}

/** Sums of float32 values are made in other orders: so far, next to the largest value of a tensor, may a value be off. */
const NEAR = allowed('rounding').near ?? 0;

/** What differs between two tensors but for rounding, in words; null where nothing does. */
export function difference(own: Seen, wanted: Seen, near = NEAR): string | null {
  if (own.name !== wanted.name) return `shows ${own.name} where PyTorch shows ${wanted.name}`;
  if (own.values === undefined || wanted.values === undefined) {
    return own.values === wanted.values ? null : `${own.name} is ${own.text} and not ${wanted.text}`;
  }
  if (own.dtype !== wanted.dtype) return `${own.name} is ${String(own.dtype)} and not ${String(wanted.dtype)}`;
  if (String(own.shape) !== String(wanted.shape)) return `${own.name} has shape [${String(own.shape)}] and not [${String(wanted.shape)}]`;
  const { values } = own;
  const finite = wanted.values.filter(Number.isFinite);
  const most = finite.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0.05);
  const far = wanted.values.findIndex((value, i) => {
    const found = values[i] ?? Number.NaN;
    if (!Number.isFinite(value) || !Number.isFinite(found)) return !Object.is(value, found);
    return Math.abs(value - found) > near * most;
  });
  return far === -1 ? null : `${own.name} has ${String(values[far])} at ${String(far)} and not ${String(wanted.values[far])}`;
}
