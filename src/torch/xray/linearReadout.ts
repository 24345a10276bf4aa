import { readoutLimits } from '../../core/run/xrayCurves.ts';
import { placeOfLargest } from '../engine/placeOfLargest.ts';

/** What is to be read of each sequence, and in which part it stands. */
export interface ReadoutTask {
  /** One row a sequence: 1 for its class and 0 for the others, or its number. */
  readonly targets: Float64Array;
  readonly columns: number;
  /** Is the answer the column with the largest number? Else it is the number. */
  readonly isShare: boolean;
  /** The part of each sequence. */
  readonly folds: Uint8Array;
}

/** Sums over the sequences of one part, or of all. */
interface Sums {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Products of units with units, [wide, wide], and with targets, [wide, columns]. */
  readonly xx: Float64Array;
  readonly xy: Float64Array;
}

/** About how many multiplications `heldOutScore` takes. */
export function readoutWork(sequences: number, wide: number, columns: number): number {
  return sequences * wide * (wide + columns) + readoutLimits.folds * wide * wide * (wide / 3 + 2 * columns);
}

/**
 * How well a straight line reads the target from a state, [sequences, wide]: least squares with a bias, fitted for each
 * part to the other parts. The share of right classes, or R². NaN where the state is not made of numbers.
 */
export function heldOutScore(state: Float32Array, wide: number, task: ReadoutTask): number {
  const { targets, columns, folds } = task;
  const x = centred(state, wide);
  if (!x) return NaN;
  const parts = Array.from({ length: readoutLimits.folds }, () => emptySums(wide, columns));
  for (const [row, fold] of folds.entries()) addRow(parts[fold] as Sums, x, targets, row);
  const all = emptySums(wide, columns);
  for (const part of parts) addSums(all, part, 1);
  const said = new Float64Array(folds.length * columns);
  for (const [fold, part] of parts.entries()) {
    addSums(all, part, -1);
    const line = fitLine(all, wide, columns);
    addSums(all, part, 1);
    for (const [row, of] of folds.entries()) if (of === fold) readRow(line, x, row, said);
  }
  return task.isShare ? shareRight(said, task) : explained(said, targets);
}

/** A copy in float64 with each unit's mean taken off; null where something is no number. */
function centred(state: Float32Array, wide: number): Float64Array | null {
  const x = Float64Array.from(state);
  if (!x.every(Number.isFinite)) return null;
  const rows = x.length / wide;
  for (let unit = 0; unit < wide; unit++) {
    let sum = 0;
    for (let at = unit; at < x.length; at += wide) sum += x[at] as number;
    for (let at = unit; at < x.length; at += wide) (x[at] as number) -= sum / rows;
  }
  return x;
}

function emptySums(wide: number, columns: number): Sums {
  const zeros = (count: number): Float64Array => new Float64Array(count);
  return { count: 0, x: zeros(wide), y: zeros(columns), xx: zeros(wide * wide), xy: zeros(wide * columns) };
}

function addRow(sums: Sums, x: Float64Array, targets: Float64Array, row: number): void {
  const [wide, columns] = [sums.x.length, sums.y.length];
  sums.count += 1;
  for (let k = 0; k < columns; k++) (sums.y[k] as number) += targets[row * columns + k] as number;
  for (let i = 0; i < wide; i++) {
    const value = x[row * wide + i] as number;
    (sums.x[i] as number) += value;
    for (let j = 0; j <= i; j++) (sums.xx[i * wide + j] as number) += value * (x[row * wide + j] as number);
    for (let k = 0; k < columns; k++) (sums.xy[i * columns + k] as number) += value * (targets[row * columns + k] as number);
  }
}

function addSums(to: Sums, from: Sums, sign: 1 | -1): void {
  to.count += sign * from.count;
  for (const name of ['x', 'y', 'xx', 'xy'] as const) {
    const [into, add] = [to[name], from[name]];
    for (let at = 0; at < into.length; at++) (into[at] as number) += sign * (add[at] as number);
  }
}

/** What is said of a state x: `y + (x - mean) · slopes`, [wide, columns]. */
interface Line {
  readonly mean: Float64Array;
  readonly y: Float64Array;
  readonly slopes: Float64Array;
}

function fitLine({ count, x, y, xx, xy }: Sums, wide: number, columns: number): Line {
  const [mean, meanY] = [x.map(sum => sum / count), y.map(sum => sum / count)];
  const spread = new Float64Array(wide * wide);
  const slopes = new Float64Array(wide * columns);
  let trace = 0;
  for (let i = 0; i < wide; i++) {
    const at = mean[i] as number;
    for (let j = 0; j <= i; j++) spread[i * wide + j] = (xx[i * wide + j] as number) - count * at * (mean[j] as number);
    for (let k = 0; k < columns; k++) slopes[i * columns + k] = (xy[i * columns + k] as number) - count * at * (meanY[k] as number);
    trace += spread[i * wide + i] as number;
  }
  // Units that are the same in all sequences say nothing: then the line is level.
  const isLevel = !(trace > 0);
  for (let i = 0; i < wide; i++) (spread[i * wide + i] as number) += (readoutLimits.ridge * trace) / wide;
  if (isLevel || !solve(spread, slopes, wide, columns)) slopes.fill(0);
  return { mean, y: meanY, slopes };
}

/** Solves for symmetric `matrix` (its lower half) in place, by Cholesky; false where rounding left it not positive. */
function solve(matrix: Float64Array, right: Float64Array, wide: number, columns: number): boolean {
  const at = (i: number, j: number): number => matrix[i * wide + j] as number;
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      if (i === j && !(sum > 0)) return false;
      matrix[i * wide + j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  for (let column = 0; column < columns; column++) {
    for (let i = 0; i < wide; i++) {
      let sum = right[i * columns + column] as number;
      for (let k = 0; k < i; k++) sum -= at(i, k) * (right[k * columns + column] as number);
      right[i * columns + column] = sum / at(i, i);
    }
    for (let i = wide - 1; i >= 0; i--) {
      let sum = right[i * columns + column] as number;
      for (let k = i + 1; k < wide; k++) sum -= at(k, i) * (right[k * columns + column] as number);
      right[i * columns + column] = sum / at(i, i);
    }
  }
  return true;
}

function readRow({ mean, y, slopes }: Line, x: Float64Array, row: number, said: Float64Array): void {
  const [wide, columns] = [mean.length, y.length];
  for (let k = 0; k < columns; k++) {
    let sum = y[k] as number;
    for (let i = 0; i < wide; i++) sum += ((x[row * wide + i] as number) - (mean[i] as number)) * (slopes[i * columns + k] as number);
    said[row * columns + k] = sum;
  }
}

function shareRight(said: Float64Array, { targets, columns, folds }: ReadoutTask): number {
  let right = 0;
  for (const row of folds.keys()) if (targets[row * columns + placeOfLargest(said, row * columns, columns)] === 1) right++;
  return right / folds.length;
}

/** R²: 1 where every number is said exactly, 0 where their mean would be as near. */
function explained(said: Float64Array, targets: Float64Array): number {
  const mean = targets.reduce((sum, each) => sum + each, 0) / targets.length;
  const [off, spread] = [targets.map((each, at) => (each - (said[at] as number)) ** 2), targets.map(each => (each - mean) ** 2)].map(
    squares => squares.reduce((sum, each) => sum + each, 0),
  ) as [number, number];
  return 1 - off / spread;
}
