const { fround } = Math;
/** How many values of a row PyTorch adds side by side on a common processor. */
const LANES = 8;
/**
 * How many rows' losses it adds up before they join those of the rows before them; with groups of rows it does the
 * same.
 */
const GROUP = 16;
/** From groups of rows to groups of groups, and so on. */
const LEVELS = 7;

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

/**
 * A float32 sum that grows by one loss a row, in groups as PyTorch's does, so that many small losses are not lost
 * beside their sum. The first row is a group of its own.
 */
export class LossSum {
  private readonly levels = new Float32Array(LEVELS);
  /** Of the rows since the last whole group. */
  private part = 0;
  private untilWhole = 1;
  private groups = 0;

  add(loss: number): void {
    this.part = fround(this.part + loss);
    this.untilWhole--;
    if (this.untilWhole === 0) this.closeGroup();
  }

  get total(): number {
    return this.levels.reduce((sum, part) => fround(sum + part), this.part);
  }

  private closeGroup(): void {
    const { levels } = this;
    levels[0] = (levels[0] as number) + this.part;
    this.part = 0;
    this.untilWhole = GROUP;
    for (let level = 0, groups = this.groups; groups % GROUP === 0 && level + 1 < LEVELS; level++, groups /= GROUP) {
      levels[level + 1] = (levels[level + 1] as number) + (levels[level] as number);
      levels[level] = 0;
    }
    this.groups++;
  }
}
