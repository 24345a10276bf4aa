/** The sizes of one layer's pass on the GPU, and in which order the steps are walked. */
export interface GpuLayout {
  readonly steps: number;
  readonly batch: number;
  readonly features: number;
  readonly hidden: number;
  readonly batchFirst: boolean;
  readonly isReverse: boolean;
}

export function gpuLayoutOf(shape: readonly number[], hidden: number, batchFirst: boolean, isReverse: boolean): GpuLayout {
  const [first = 0, second = 0, features = 0] = shape;
  const [batch, steps] = batchFirst ? [first, second] : [second, first];
  return { steps, batch, features, hidden, batchFirst, isReverse };
}

/**
 * Shape of a tensor whose texels are [count][batch][width]. It has two axes, because TensorFlow.js then finds a texel
 * without dividing whole numbers, which takes longer than all else that is done with it.
 */
export function texels({ batch, hidden }: GpuLayout, count = 1, width = hidden): [number, number] {
  return [2 * batch * count, 2 * width];
}

/** GLSL: the row of such a tensor where the entry of `row`, a row of texels [batch][width], is at step `count`. */
export function rowCode({ batch }: GpuLayout, count: string, row: string): string {
  return `${count} * ${String(2 * batch)} + ${row}`;
}

/** GLSL: `int count` and `int row` of a place `rc` in such a tensor. */
export function stepCode({ batch }: GpuLayout): string {
  return `int count = rc.x / ${String(2 * batch)}; int row = rc.x - count * ${String(2 * batch)};`;
}

/** The time at which step number `walked` is. */
export function timeOf({ steps, isReverse }: GpuLayout, walked: number): number {
  return isReverse ? steps - 1 - walked : walked;
}

/** GLSL: how many steps are walked before the one at `time`. */
export function walkedCode({ steps, isReverse }: GpuLayout, time: string): string {
  return isReverse ? `(${String(steps - 1)} - ${time})` : time;
}

/** GLSL: `int time` and `int entry` of a place `rc` in a tensor that is laid out as the sequence is. */
export function placeCode({ batchFirst }: GpuLayout): string {
  return batchFirst ? 'int time = rc.y; int entry = rc.x;' : 'int time = rc.x; int entry = rc.y;';
}
