import { shownValue } from './checkOptions.ts';
import { isTensor } from './isTensor.ts';
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

/**
 * The axes that a reduction takes away: all without `dim`. A single number takes 0 and -1 for its axis, as in PyTorch,
 * and has none to lose.
 */
export function reducedAxes(caller: string, dim: number | readonly number[] | undefined, rank: number): number[] {
  const given: unknown = dim;
  if (given === undefined || given === null) return Array.from({ length: rank }, (_, axis) => axis);
  if (typeof given === 'object' && !Array.isArray(given) && !isTensor(given)) {
    throw new LabError(`${caller} takes its axis by position, not by name: ${caller}(1) for dim=1, ${caller}(1, true) for keepdim=True.`);
  }
  const axes = (Array.isArray(given) ? (given as unknown[]) : [given]).map(each => axisIndex(caller, each, Math.max(rank, 1)));
  const twice = axes.find((axis, index) => axes.indexOf(axis) < index);
  if (twice !== undefined) throw new LabError(`${caller}: axis ${String(twice)} stands in the list twice; name each axis once.`);
  return rank === 0 ? [] : axes;
}

/**
 * Whether the axes that a reduction takes away stay with size 1. An object of options is true to JavaScript, whatever
 * it says.
 */
export function keepsAxes(caller: string, keepDim: unknown): boolean {
  if (typeof keepDim === 'boolean') return keepDim;
  throw new LabError(`${caller} takes keepDim as true or false behind the axis, ${caller}(1, true), but got ${shownValue(keepDim)}.`);
}
