import { sigmoids } from './sigmoidKernel.ts';

/** What one step of a cell computes from, in plain arrays. */
export interface PlainStep {
  /** W·x + b_ih of all blocks beside each other, [batch, blocks × hidden]. */
  readonly fromInput: Float32Array;
  /** U·h + b_hh of the earlier h, the same way. */
  readonly fromHidden: Float32Array;
  /** The earlier states, each [batch, hidden]. */
  readonly h: Float32Array;
  readonly c: Float32Array;
  readonly hidden: number;
}

/**
 * A cell's step without a tensor: each value by name, [batch, hidden], in the order and with the digits that the step
 * has where TensorFlow.js's kernels compute it on the CPU. So each value is rounded where one of them would store it.
 */
export type CellSteps = (step: PlainStep) => Readonly<Record<string, Float32Array>>;

const { fround, tanh } = Math;

/** One block of W·x + b_ih + U·h + b_hh. */
function sumsOf({ fromInput, fromHidden, h, hidden }: PlainStep, block: number): Float32Array {
  const sums = new Float32Array(h.length);
  const width = (fromInput.length / h.length) * hidden;
  for (let i = 0, from = block * hidden; i < sums.length; from += width - hidden) {
    for (const end = i + hidden; i < end; i++, from++) sums[i] = (fromInput[from] as number) + (fromHidden[from] as number);
  }
  return sums;
}

function squashed(sums: Float32Array): Float32Array {
  sigmoids(sums, sums);
  return sums;
}

export const gruSteps: CellSteps = step => {
  const { fromInput, fromHidden, h, hidden } = step;
  const [reset, update] = [squashed(sumsOf(step, 0)), squashed(sumsOf(step, 1))];
  const [candidate, next] = [new Float32Array(h.length), new Float32Array(h.length)];
  for (let i = 0, from = 2 * hidden; i < h.length; from += 2 * hidden) {
    for (const end = i + hidden; i < end; i++, from++) {
      const through = fround((reset[i] as number) * (fromHidden[from] as number));
      const n = fround(tanh(fround((fromInput[from] as number) + through)));
      candidate[i] = n;
      next[i] = n + fround((update[i] as number) * fround((h[i] as number) - n));
    }
  }
  return { reset, update, candidate, h: next };
};

export const lstmSteps: CellSteps = step => {
  const { h, c } = step;
  const [input, forget, cell, output] = [squashed(sumsOf(step, 0)), squashed(sumsOf(step, 1)), sumsOf(step, 2), squashed(sumsOf(step, 3))];
  const [nextC, nextH] = [new Float32Array(h.length), new Float32Array(h.length)];
  for (let i = 0; i < h.length; i++) {
    const g = fround(tanh(cell[i] as number));
    cell[i] = g;
    const next = fround(fround((forget[i] as number) * (c[i] as number)) + fround((input[i] as number) * g));
    nextC[i] = next;
    nextH[i] = (output[i] as number) * fround(tanh(next));
  }
  return { input, forget, cell, output, c: nextC, h: nextH };
};
