import { shownValue } from './checkOptions.ts';
import { isTensor } from './isTensor.ts';
import { LabError } from './labError.ts';

/**
 * A shape (or any row of values) the way Python writes a tuple: `tuple([4, 6, 16])` is the text `(4, 6, 16)`,
 * `tuple([3])` is `(3,)`. PyTorch: `tuple(x.shape)`.
 */
export function tuple(values: Iterable<unknown>): string {
  if (isTensor(values) || typeof (values as Partial<Iterable<unknown>> | undefined)?.[Symbol.iterator] !== 'function')
    throw new LabError(`tuple needs a shape or another list, such as tuple(x.shape), but got ${shownValue(values)}.`);
  const items = [...values].map(String);
  return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
}
