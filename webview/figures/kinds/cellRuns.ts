import { sigmoidOf, gruKernel, lstmKernel, tanhKernel } from '../../../src/torch/cellSums.ts';

// The kernels that run `nn.LSTM`, `nn.GRU` and `nn.RNN` in labs on the CPU, here on single numbers.

export interface LSTMNumbers {
  readonly input: number;
  readonly forget: number;
  readonly candidate: number;
  readonly output: number;
  readonly c: number;
  readonly shown: number;
  readonly h: number;
}

export interface LSTMScores {
  readonly input: number;
  readonly forget: number;
  readonly candidate: number;
  readonly output: number;
}

/**
 * One LSTM step from the scores of its gates: i, f, o = σ(score), candidate = tanh(score), c = f·cBefore + i·candidate,
 * h = o·tanh(c).
 */
export function lstmNumbers(scores: LSTMScores, cBefore: number): LSTMNumbers {
  const sums = Float64Array.of(scores.input, scores.forget, scores.candidate, scores.output);
  const saved = new Float32Array(lstmKernel.saved);
  lstmKernel.activate(sums, 0, Float64Array.of(0), 0, Float64Array.of(cBefore), 0, saved, 0, 1);
  const [input = 0, forget = 0, candidate = 0, output = 0, c = 0, shown = 0, h = 0] = saved;
  return { input, forget, candidate, output, c, shown, h };
}

export interface GRUNumbers {
  readonly reset: number;
  /** Share of the old state that stays: PyTorch's update gate. */
  readonly keep: number;
  readonly candidate: number;
  readonly h: number;
}

export interface GRUScores {
  readonly reset: number;
  readonly keep: number;
  readonly x: number;
  /** What the reset gate is at: hBefore, where it is not said. */
  readonly gated?: number;
}

/** One GRU step: candidate = tanh(x + r·gated), h = keep·hBefore + (1 − keep)·candidate. */
export function gruNumbers({ reset: r, keep: z, x, gated }: GRUScores, hBefore: number): GRUNumbers {
  const sums = Float64Array.of(r, z, x, gated ?? hBefore);
  const saved = new Float32Array(gruKernel.saved);
  gruKernel.activate(sums, 0, Float64Array.of(hBefore), 0, new Float64Array(0), 0, saved, 0, 1);
  const [reset = 0, keep = 0, candidate = 0, , h = 0] = saved;
  return { reset, keep, candidate, h };
}

/** One step of a plain recurrent cell: h = tanh(x + weight·hBefore). */
export function rnnNumber(x: number, weight: number, hBefore: number): number {
  const saved = new Float32Array(tanhKernel.saved);
  tanhKernel.activate(Float64Array.of(x + weight * hBefore), 0, Float64Array.of(hBefore), 0, new Float64Array(0), 0, saved, 0, 1);
  return saved[0] ?? 0;
}

export function gateOf(score: number): number {
  return sigmoidOf(score);
}
