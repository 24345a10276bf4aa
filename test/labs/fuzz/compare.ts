/** The same to the last bit, or one of the functions whose last digit may differ. */
export type Likeness = 'exact' | 'function';

/** A tensor as a program showed it. */
export interface Seen {
  readonly name: string;
  readonly text: string;
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly values?: Float64Array;
  /** How like PyTorch's it has to be; left out where sums are in it. */
  readonly likeness?: Likeness;
  /** Of what was refused, the sentence. */
  readonly why?: string;
}

/** How many times further than PyTorch's float32 a value may lie from what it is in float64. */
const TIMES = 8;

/**
 * What differs between two tensors but for rounding, in words; null where nothing does.
 *
 * @param near Sums of float32 values are made in other orders: so far, next to the largest value of a tensor, may a value be off; not at all, if it is 0.
 * @param exact The same in float64, if it is known: where PyTorch's own rounding has left much, because digits have cancelled, as much may be left here.
 */
export function difference(own: Seen, wanted: Seen, near: number, exact?: Seen): string | null {
  if (own.name !== wanted.name) return `shows ${own.name} where PyTorch shows ${wanted.name}`;
  if (own.values === undefined || wanted.values === undefined) {
    if (own.text === wanted.text) return null;
    const texts = [own, wanted].map(({ text, why }) => (why === undefined ? text : `${text} (${why})`));
    return `${own.name} is ${String(texts[0])} and not ${String(texts[1])}`;
  }
  if (own.dtype !== wanted.dtype) return `${own.name} is ${String(own.dtype)} and not ${String(wanted.dtype)}`;
  if (String(own.shape) !== String(wanted.shape)) return `${own.name} has shape [${String(own.shape)}] and not [${String(wanted.shape)}]`;
  const { values } = own;
  const room = near === 0 ? 0 : near * largest(wanted.values, 0.05) + roundedAway(wanted, exact);
  const far = wanted.values.findIndex((value, i) => {
    const found = values[i] ?? Number.NaN;
    if (!Number.isFinite(value) || !Number.isFinite(found)) return !Object.is(value, found);
    return Math.abs(value - found) > room;
  });
  return far === -1 ? null : `${own.name} has ${String(values[far])} at ${String(far)} and not ${String(wanted.values[far])}`;
}

function roundedAway(wanted: Seen, exact: Seen | undefined): number {
  const { values } = wanted;
  if (values === undefined || exact?.values?.length !== values.length || exact.name !== wanted.name) return 0;
  return (
    TIMES *
    largest(
      exact.values.map((value, i) => value - (values[i] ?? Number.NaN)),
      0,
    )
  );
}

function largest(values: Float64Array, least: number): number {
  return values.filter(Number.isFinite).reduce((most, value) => Math.max(most, Math.abs(value)), least);
}
