import * as tf from '@tensorflow/tfjs';
import { lstmSteps } from '../kernels/cpu/cellSteps.ts';
import { lstmKernel } from '../kernels/cpu/sequence/lstmKernel.ts';
import { gpuLstm } from '../kernels/webgl/gpuCell.ts';
import { defineCell } from './cell.ts';

/** An LSTM's gates and states over its last forward pass, each [batch, time, hidden]. */
export interface LSTMGates {
  /** How much new is written: i. */
  readonly input: tf.Tensor;
  /** How much old memory stays: f. */
  readonly forget: tf.Tensor;
  /** The candidate that is written: g, from -1 to 1. */
  readonly cell: tf.Tensor;
  /** How much of the memory is shown: o. */
  readonly output: tf.Tensor;
  /** The cell state: the memory itself. */
  readonly c: tf.Tensor;
  /** The hidden state: what is shown of the memory. */
  readonly h: tf.Tensor;
}

/**
 * Long short-term memory.
 *
 *     i = σ(Wi·x + Ui·h + b)   f = σ(…)   g = tanh(…)   o = σ(…)
 *     c′ = f ∘ c + i ∘ g       h′ = o ∘ tanh(c′)
 */
export const lstmCell = defineCell({
  name: 'LSTM',
  states: ['h', 'c'],
  blocks: ['input', 'forget', 'cell', 'output'],
  gates: { input: 'writes', forget: 'keeps', output: 'shows' },
  step({ fromInput, fromHidden, states: { h, c }, hand }): LSTMGates {
    const [i, f, g, o] = tf.split(tf.add(fromInput, fromHidden(h)), 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const [input, forget] = [hand('input', tf.sigmoid(i)), hand('forget', tf.sigmoid(f))];
    const [cell, output] = [hand('cell', tf.tanh(g)), hand('output', tf.sigmoid(o))];
    const next = hand('c', tf.add(tf.mul(forget, c), tf.mul(input, cell)));
    return { input, forget, cell, output, c: next, h: hand('h', tf.mul(output, tf.tanh(next))) };
  },
  reasons: {
    input: { squash: 'sigmoid', block: 'input' },
    forget: { squash: 'sigmoid', block: 'forget' },
    cell: { squash: 'tanh', block: 'cell' },
    output: { squash: 'sigmoid', block: 'output' },
    c: {
      products: [
        [
          { name: 'forget', form: 'value' },
          { name: 'c', form: 'before' },
        ],
        [
          { name: 'input', form: 'value' },
          { name: 'cell', form: 'value' },
        ],
      ],
    },
    h: {
      products: [
        [
          { name: 'output', form: 'value' },
          { name: 'c', form: 'tanh' },
        ],
      ],
    },
  },
  fused: {
    cpu: () => lstmKernel,
    webgl: () => gpuLstm,
    plain: lstmSteps,
    gradNames: { step: () => ['MulBackward0', 'AddBackward0'], batchFirst: 'TransposeBackward0' },
  },
});
