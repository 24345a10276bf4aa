import { shownValue } from './checkOptions.ts';
import { isTensor } from './isTensor.ts';
import { LabError } from './labError.ts';

/** 1 GB of float32. */
export const MOST_VALUES = 2 ** 28;

/** A shape as sizes one after the other or as one array: `rand(4, 6)`, `rand([4, 6])`. */
export type ShapeArguments = readonly number[] | readonly [readonly number[]];

/** Reads `zeros(4, 6)` and `zeros([4, 6])` alike; `zeros()` makes a single number. */
export function shapeOf(caller: string, shape: ShapeArguments): number[] {
  const sizes = Array.isArray(shape[0]) ? [...(shape[0] as readonly number[])] : [...(shape as readonly number[])];
  for (const [axis, size] of sizes.entries()) {
    const given: unknown = size;
    if (typeof given === 'object' && given !== null && !Array.isArray(given) && !isTensor(given)) {
      throw new LabError(
        `${caller} takes sizes only, not options. For a tensor that wants gradients, write x.requiresGrad = true after it is made.`,
      );
    }
    if (!Number.isInteger(size) || size < 0) {
      throw new LabError(`${caller} needs whole sizes of 0 or more, but axis ${String(axis)} is ${shownValue(size)}.`);
    }
  }
  checkSize(caller, sizes);
  return sizes;
}

/** Refuses a tensor that no lab can hold, before anybody tries to make it. */
export function checkSize(caller: string, sizes: readonly number[]): void {
  const values = productOfSizes(sizes);
  if (values <= MOST_VALUES) return;
  throw new LabError(
    `${caller}: one tensor of shape [${sizes.join(', ')}] has ${values.toLocaleString('en-US')} values and would take ${(values / 2 ** 28).toFixed(1)} GB, more than a lab can hold. Make it smaller.`,
  );
}

/** The same for what two tensors give element by element. */
export function checkRoom(caller: string, a: readonly number[], b: readonly number[]): void {
  // The result has at most as many values as each of one with each of the other.
  if (productOfSizes(a) * productOfSizes(b) <= MOST_VALUES) return;
  const wide = wideShape(a, b);
  if (wide) checkSize(caller, wide);
}

/** What two shapes become element by element; null where they do not fit. */
export function wideShape(a: readonly number[], b: readonly number[]): readonly number[] | null {
  const shape: number[] = [];
  for (let back = 1; back <= Math.max(a.length, b.length); back++) {
    const [one, other] = [a.at(-back) ?? 1, b.at(-back) ?? 1];
    if (one !== other && one !== 1 && other !== 1) return null;
    shape.unshift(one === 1 ? other : one);
  }
  return shape;
}

export function productOfSizes(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Of tensors joined end to end along an axis that they have; null where they do not agree in the others. */
export function joinedShape(shapes: readonly (readonly number[])[], axis: number): readonly number[] | null {
  const [first = []] = shapes;
  const along = axis < 0 ? axis + first.length : axis;
  const agree = shapes.every(shape => shape.length === first.length && shape.every((size, i) => i === along || size === first[i]));
  if (!agree || first[along] === undefined) return null;
  return first.with(
    along,
    shapes.reduce((sum, shape) => sum + (shape[along] ?? 0), 0),
  );
}

/** Of tensors of one shape put side by side along a new axis; null where their shapes differ. */
export function stackedShape(shapes: readonly (readonly number[])[], axis: number): readonly number[] | null {
  const [first = []] = shapes;
  if (shapes.some(shape => String(shape) !== String(first))) return null;
  return first.toSpliced(axis < 0 ? axis + first.length + 1 : axis, 0, shapes.length);
}
