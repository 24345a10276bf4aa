import { LabError } from './labError.ts';

const LIMIT = 2 ** 31;

/** Whether a whole number has room in a tensor of int32. */
export function isInt32(value: number): boolean {
  return value < LIMIT && value >= -LIMIT;
}

/** What a tensor of whole numbers has to hold and cannot is said. */
export function checkWhole(caller: string, values: Iterable<number>): void {
  let large: number | undefined;
  for (const value of values) {
    if (Number.isNaN(value)) throw new LabError(`${caller}: NaN is no whole number, so a tensor of int32 cannot hold it.`);
    if (large === undefined && !isInt32(value)) large = value;
  }
  if (large === undefined) return;
  throw new LabError(
    `${caller}: ${String(large)} is too large for a tensor of whole numbers, which have 32 bits here (PyTorch's have 64). Say { dtype: 'float32' } if its first seven digits are enough.`,
  );
}
