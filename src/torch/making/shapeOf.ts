import { LabError } from '../labError.ts';

/** 1 GB of float32. */
const MOST_VALUES = 2 ** 28;

/** A shape as sizes one after the other or as one array: `rand(4, 6)`, `rand([4, 6])`. */
export type ShapeArguments = readonly number[] | readonly [readonly number[]];

/** Reads `zeros(4, 6)` and `zeros([4, 6])` alike; `zeros()` makes a single number. */
export function shapeOf(caller: string, shape: ShapeArguments): number[] {
  const sizes = Array.isArray(shape[0]) ? [...(shape[0] as readonly number[])] : [...(shape as readonly number[])];
  for (const [axis, size] of sizes.entries()) {
    if (!Number.isInteger(size) || size < 0) {
      throw new LabError(`${caller} needs whole sizes of 0 or more, but axis ${String(axis)} is ${String(size)}.`);
    }
  }
  const values = sizeOf(sizes);
  if (values > MOST_VALUES) {
    throw new LabError(
      `${caller}: one tensor of shape [${sizes.join(', ')}] has ${values.toLocaleString('en-US')} values and would take ${(values / 2 ** 28).toFixed(1)} GB, more than a lab can hold. Make it smaller.`,
    );
  }
  return sizes;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
