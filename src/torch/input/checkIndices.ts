import { shownValue } from './checkOptions.ts';
import { LabError } from './labError.ts';

/** Indices that are given as plain numbers must be whole. @throws LabError */
export function checkIndices(operation: string, indices: unknown): void {
  const values = Array.isArray(indices) ? (indices as unknown[]).flat(6) : [indices];
  const odd = values.find(value => typeof value === 'number' && !Number.isInteger(value));
  if (odd !== undefined) throw new LabError(`${operation} takes whole numbers for its indices, but got ${shownValue(odd)}.`);
}
