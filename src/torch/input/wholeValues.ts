import { LabError } from './labError.ts';

const LIMIT = 2 ** 31;

/** Whether a whole number has room in a tensor of int32. */
export function isInt32(value: number): boolean {
  return value < LIMIT && value >= -LIMIT;
}

/** Whole numbers that need more than 32 bits are said; `isWhole`: must all of them be whole? */
export function checkWhole(caller: string, values: Iterable<number>, isWhole: boolean): void {
  let large: number | undefined;
  let areWhole = true;
  for (const value of values) {
    if (isWhole && Number.isNaN(value)) throw new LabError(`${caller}: NaN is no whole number, so a tensor of int32 cannot hold it.`);
    if (large === undefined && !isInt32(value)) large = value;
    areWhole &&= Number.isInteger(value);
  }
  if (large === undefined || !(isWhole || areWhole)) return;
  throw new LabError(
    `${caller}: ${String(large)} is too large for a tensor of whole numbers, which have 32 bits here (PyTorch's have 64). Say { dtype: 'float32' } if its first seven digits are enough.`,
  );
}
