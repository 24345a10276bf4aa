import {
  backwardSequence,
  type CellKernel,
  forwardSequence,
  gruKernel,
  layoutOf,
  lstmKernel,
  tanhKernel,
  PlainArithmetic,
  Generator,
} from '../../../src/torch/cellSums.ts';

export type GradientCell = 'RNN' | 'LSTM' | 'GRU';

/** Its kernel, its gates, and which gate's rows the keep bias is added to. */
const cells: Readonly<Record<GradientCell, { readonly cell: CellKernel; readonly gates: number; readonly keepGate: number | null }>> = {
  RNN: { cell: tanhKernel, gates: 1, keepGate: null },
  LSTM: { cell: lstmKernel, gates: 4, keepGate: 1 },
  GRU: { cell: gruKernel, gates: 3, keepGate: 1 },
};

export const gradientHidden = 8;
export const gradientBatch = 64;

export interface GradientQuestion {
  readonly steps: number;
  readonly seed: number;
  /** Added to the bias of the forget gate (LSTM) or of the update gate that keeps (GRU). */
  readonly keepBias: number;
}

/**
 * How strongly the last state depends on each step's input, in three new modules: the mean over 64 sequences of |∂ Σh_T
 * / ∂x_t|, t from 1 to `steps`. Everything is drawn in the order in which the gradients lab draws it
 * (`manualSeed(seed)`, the inputs `randn(64, steps, 1)`, then RNN, GRU and LSTM with hidden size 8), and both passes
 * are those of the labs.
 */
export function inputGradients({ steps, seed, keepBias }: GradientQuestion): Readonly<Record<GradientCell, readonly number[]>> {
  const random = new Generator(seed);
  const x = random.normal(gradientBatch * steps);
  const norms = (kind: GradientCell): readonly number[] => gradientsOf(kind, x, steps, keepBias, random);
  const [rnn, gru, lstm] = [norms('RNN'), norms('GRU'), norms('LSTM')];
  return { RNN: rnn, GRU: gru, LSTM: lstm };
}

function gradientsOf(kind: GradientCell, x: Float32Array, steps: number, keepBias: number, random: Generator): readonly number[] {
  const { cell, gates, keepGate } = cells[kind];
  const hidden = gradientHidden;
  const bound = 1 / Math.sqrt(hidden);
  const draw = (count: number): Float32Array => random.uniform(count, -bound, bound);
  const inputWeight = draw(gates * hidden);
  const hiddenWeight = draw(gates * hidden * hidden);
  const inputBias = draw(gates * hidden);
  const hiddenBias = draw(gates * hidden);
  if (keepGate !== null) {
    for (let i = keepGate * hidden; i < (keepGate + 1) * hidden; i++) inputBias[i] = (inputBias[i] ?? 0) + keepBias;
  }
  const layout = layoutOf([gradientBatch, steps, 1], hidden, true);
  const zeros = (): Float32Array => new Float32Array(gradientBatch * hidden);
  const shared = { cell, layout, isReverse: false, x, h0: zeros(), c0: kind === 'LSTM' ? zeros() : null };
  const arithmetic = new PlainArithmetic();
  const { saved } = forwardSequence({ ...shared, weights: { inputWeight, hiddenWeight, inputBias, hiddenBias } }, arithmetic);
  const call = { ...shared, inputWeight, hiddenWeight, wantsInput: true, saved, dOut: new Float32Array(0) };
  const { dx } = backwardSequence({ ...call, dh: zeros().fill(1), dc: kind === 'LSTM' ? zeros() : null }, arithmetic);
  return Array.from({ length: steps }, (_, time) => {
    let sum = 0;
    for (let entry = 0; entry < gradientBatch; entry++) sum += Math.abs(dx?.[entry * steps + time] ?? 0);
    return sum / gradientBatch;
  });
}
