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

/** Shape of a tensor whose texels are [batch][hidden]. */
export function texels({ batch, hidden }: GpuLayout): [number, number] {
  return [2 * batch, 2 * hidden];
}

/** The time at which step number `walked` is. */
export function timeOf({ steps, isReverse }: GpuLayout, walked: number): number {
  return isReverse ? steps - 1 - walked : walked;
}

/** GLSL: how many steps are walked before the one at `time`. */
export function walkedCode({ steps, isReverse }: GpuLayout, time: string): string {
  return isReverse ? `(${String(steps - 1)} - ${time})` : time;
}

/** GLSL: the row of a matrix with one row a batch entry and time step, in the order of the sequence tensor. */
export function rowCode({ steps, batch, batchFirst }: GpuLayout, time: string, entry: string): string {
  return batchFirst ? `(${entry} * ${String(steps)} + ${time})` : `(${time} * ${String(batch)} + ${entry})`;
}

/** GLSL: `int time` and `int entry` of such a `row`. */
export function placeCode({ steps, batch, batchFirst }: GpuLayout, row: string): string {
  return batchFirst
    ? `int entry = ${row} / ${String(steps)}; int time = ${row} - entry * ${String(steps)};`
    : `int time = ${row} / ${String(batch)}; int entry = ${row} - time * ${String(batch)};`;
}
