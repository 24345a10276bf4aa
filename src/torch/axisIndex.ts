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
