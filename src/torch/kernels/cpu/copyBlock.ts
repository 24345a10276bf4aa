/** Numbers in a row: what a tensor's values lie in. */
export type NumberRow = Float32Array | Int32Array | Uint8Array;

/** Where a block lies among values: at which index it begins, and how far apart neighbours along each axis are. */
export interface BlockPlace {
  readonly start: number;
  readonly strides: readonly number[];
}

/** Copies a block of these sizes, in plain loops: nothing is made for a value. */
export function copyBlock(sizes: readonly number[], source: NumberRow, from: BlockPlace, target: NumberRow, to: BlockPlace): void {
  const last = sizes.length - 1;
  const count = sizes[last] ?? 1;
  const [step, stride] = [from.strides[last] ?? 1, to.strides[last] ?? 1];
  const copyAlong = (axis: number, read: number, write: number): void => {
    if (axis >= last) {
      for (let i = 0; i < count; i++) target[write + i * stride] = source[read + i * step] as number;
      return;
    }
    const [length, readStep, writeStep] = [sizes[axis] as number, from.strides[axis] as number, to.strides[axis] as number];
    for (let i = 0; i < length; i++) copyAlong(axis + 1, read + i * readStep, write + i * writeStep);
  };
  copyAlong(0, from.start, to.start);
}

/** How far apart neighbours along each axis are in values of this shape that lie in a row. */
export function rowMajor(shape: readonly number[]): number[] {
  let stride = 1;
  return shape
    .map((_, back) => {
      const here = stride;
      stride *= shape[shape.length - 1 - back] as number;
      return here;
    })
    .reverse();
}

/** The index among values of these strides. */
export function indexOf(at: readonly number[], strides: readonly number[]): number {
  return at.reduce((index, place, axis) => index + place * (strides[axis] as number), 0);
}
