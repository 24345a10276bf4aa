import { xrayColumns, type XraySequence } from '../../core/run/xray.ts';

/** Whole: of the input [time, features], of each value [time, hidden]. */
export interface WholeSequence {
  readonly steps: number;
  readonly features: number;
  readonly input: Float32Array;
  readonly values: readonly Float32Array[];
}

/** Numbers [time, wide], of which the first `rows` of each step are wanted. */
interface OverTime {
  readonly numbers: Float32Array;
  readonly wide: number;
  readonly rows: number;
}

/** The steps `from` to `to`, each column the mean of `every` of them: [rows, columns]. */
export function inColumns({ numbers, wide, rows }: OverTime, window: Pick<XraySequence, 'from' | 'to' | 'every'>): Float32Array {
  const { from, to, every } = window;
  const columns = xrayColumns(window);
  const out = new Float32Array(rows * columns);
  for (let column = 0; column < columns; column++) {
    const begin = from + column * every;
    const end = Math.min(to, begin + every);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let step = begin; step < end; step++) sum += numbers[step * wide + row] ?? 0;
      out[row * columns + column] = sum / (end - begin);
    }
  }
  return out;
}

/** The mean of each unit over all steps. */
export function unitMeans(numbers: Float32Array, hidden: number): Float32Array {
  const steps = numbers.length / Math.max(1, hidden);
  return Float32Array.from({ length: hidden }, (_, unit) => {
    let sum = 0;
    for (let at = unit; at < numbers.length; at += hidden) sum += numbers[at] ?? 0;
    return sum / steps;
  });
}
