const { fround } = Math;
/** PyTorch on a common processor adds so many values of a row side by side. */
const LANES = 8;
/** It adds the losses of so many rows up before they join those of the rows before them … */
const GROUP_BITS = 4;
/** … and so many groups of groups. */
const LEVELS = 8;

/** The sum of `count` float32 values at `start`, in PyTorch's order. */
export function rowSum(values: Float32Array, start: number, count: number): number {
  if (count < LANES) {
    let sum = values[start] as number;
    for (let i = 1; i < count; i++) sum = fround(sum + (values[start + i] as number));
    return sum;
  }
  const lanes = values.slice(start, start + LANES);
  for (let i = LANES; i < count; i++) lanes[i % LANES] = (lanes[i % LANES] as number) + (values[start + i] as number);
  for (let half = LANES / 2; half >= 1; half /= 2)
    for (let i = 0; i < half; i++) lanes[i] = (lanes[i] as number) + (lanes[i + half] as number);
  return lanes[0] as number;
}

/** A float32 sum that grows by one loss a row, in groups as PyTorch's does, so that many small losses are not lost beside their sum. */
export class LossSum {
  private readonly levels = new Float32Array(LEVELS);
  private count = 0;

  add(loss: number): void {
    const { levels } = this;
    levels[0] = (levels[0] as number) + loss;
    for (let level = 0; level + 1 < LEVELS; level++) {
      if ((this.count & ((2 ** GROUP_BITS - 1) << (level * GROUP_BITS))) !== 0) break;
      levels[level + 1] = (levels[level + 1] as number) + (levels[level] as number);
      levels[level] = 0;
    }
    this.count++;
  }

  get total(): number {
    return this.levels.reduce((sum, part) => fround(sum + part), 0);
  }
}
