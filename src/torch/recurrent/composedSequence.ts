import * as tf from '@tensorflow/tfjs';
import { gruStep, lstmStep, rnnStep } from './cellSteps.ts';
import type { CellWeights, SequenceInput, SequenceOutput } from './sequence.ts';

/** Every value of one time step by name, each [batch, hidden]; the names are those of `module.gates`. */
export type NamedStep = Readonly<Record<string, tf.Tensor>> & { readonly h: tf.Tensor };

/**
 * One layer in one direction, step by step from TensorFlow.js's own operations, with its gradient from their gradients. Runs on every
 * backend, and is what the fused kernels are tested against.
 *
 * @param onStep Sees every value of each time step, in the order they are walked.
 */
export function composedSequence(input: SequenceInput, onStep?: (step: NamedStep, time: number) => void): SequenceOutput {
  const { isReverse, weights, batchFirst } = input;
  const x = batchFirst ? tf.transpose(input.x, [1, 0, 2]) : input.x;
  const [steps = 0, batch = 0] = x.shape;
  const fromInputs = tf.unstack(project(x, weights.inputWeight, weights.inputBias), 0);
  const outs: tf.Tensor[] = [];
  let h = input.h0;
  let c = input.c0;
  for (let walked = 0; walked < steps; walked++) {
    const time = isReverse ? steps - 1 - walked : walked;
    const fromHidden = project(tf.reshape(h, [1, batch, -1]), weights.hiddenWeight, weights.hiddenBias).reshape([batch, -1]);
    const step = runStep(input, fromInputs[time] as tf.Tensor, fromHidden, h, c);
    onStep?.(step, time);
    h = step.h;
    c = step['c'] ?? null;
    outs[time] = h;
  }
  return { out: tf.stack(outs, batchFirst ? 1 : 0), h, c };
}

function runStep(input: SequenceInput, fromInput: tf.Tensor, fromHidden: tf.Tensor, h: tf.Tensor, c: tf.Tensor | null): NamedStep {
  switch (input.kind) {
    case 'LSTM':
      return { ...lstmStep(fromInput, fromHidden, c ?? tf.zerosLike(h)) };
    case 'GRU':
      return { ...gruStep(fromInput, fromHidden, h) };
    case 'RNN':
      return { ...rnnStep(fromInput, fromHidden, input.nonlinearity) };
  }
}

/** [time, batch, n] times the weight's transpose plus bias: [time, batch, rows]. */
function project(x: tf.Tensor, weight: CellWeights['inputWeight'], bias: tf.Tensor | null): tf.Tensor {
  const [steps = 0, batch = 0, size = 0] = x.shape;
  const rows = tf.matMul(tf.reshape(x, [steps * batch, size]), weight, false, true);
  return tf.reshape(bias === null ? rows : tf.add(rows, bias), [steps, batch, -1]);
}
