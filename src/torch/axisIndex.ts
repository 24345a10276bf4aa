import { shownValue } from './checkOptions.ts';
import { LabError } from './labError.ts';

/** Turns an axis that may count from the end (-1 is the last) into an index, or says which axes there are. */
export function axisIndex(caller: string, dim: unknown, rank: number): number {
  if (typeof dim !== 'number') throw new LabError(`${caller} needs an axis as a number, such as 1, but got ${shownValue(dim)}.`);
  if (!Number.isInteger(dim) || dim < -rank || dim >= rank) {
    const range = rank === 0 ? 'a single number has no axes' : `axes go from ${String(-rank)} to ${String(rank - 1)}`;
    throw new LabError(`${caller}: there is no axis ${String(dim)}; ${range}.`);
  }
  return dim < 0 ? dim + rank : dim;
}

/** The axes that a reduction takes away: all without `dim`. A single number takes 0 and -1 for its axis, as in PyTorch, and has none to lose. */
export function reducedAxes(caller: string, dim: number | readonly number[] | undefined, rank: number): number[] {
  if (dim === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  const axes = (typeof dim === 'number' ? [dim] : [...dim]).map(each => axisIndex(caller, each, Math.max(rank, 1)));
  return rank === 0 ? [] : axes;
}
