import * as tf from '@tensorflow/tfjs';
import { gruSteps } from '../kernels/cpu/cellSteps.ts';
import { gruKernel } from '../kernels/cpu/sequence/gruKernel.ts';
import { gpuGru } from '../kernels/webgl/gpuCell.ts';
import { defineCell } from './cell.ts';

/** A GRU's gates and state over its last forward pass, each [batch, time, hidden]. */
export interface GRUGates {
  /** How much of the old state is used for the candidate: r. */
  readonly reset: tf.Tensor;
  /**
   * How much of the old state stays: z. (Many texts, and this lesson's scalar lab, mean by it the share of the new.)
   */
  readonly update: tf.Tensor;
  /** The candidate for the new state: n, from -1 to 1. */
  readonly candidate: tf.Tensor;
  /** The hidden state, which is the memory too. */
  readonly h: tf.Tensor;
}

/**
 * Gated recurrent unit. PyTorch's update gate is the share of the old that stays; in the formulas of many books it is
 * what comes in.
 *
 *     r = σ(Wr·x + Ur·h + b)   z = σ(…)   n = tanh(Wn·x + b + r ∘ (Un·h + b))
 *     h′ = (1 − z) ∘ n + z ∘ h
 */
export const gruCell = defineCell({
  name: 'GRU',
  states: ['h'],
  blocks: ['reset', 'update', 'candidate'],
  gates: { reset: 'resets', update: 'keeps' },
  step({ fromInput, fromHidden, states: { h }, hand }): GRUGates {
    const [ri, zi, ni] = tf.split(fromInput, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const [rh, zh, nh] = tf.split(fromHidden(h), 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const [reset, update] = [hand('reset', tf.sigmoid(tf.add(ri, rh))), hand('update', tf.sigmoid(tf.add(zi, zh)))];
    const candidate = hand('candidate', tf.tanh(tf.add(ni, tf.mul(reset, nh))));
    return { reset, update, candidate, h: hand('h', tf.add(candidate, tf.mul(update, tf.sub(h, candidate)))) };
  },
  reasons: {
    reset: { squash: 'sigmoid', block: 'reset' },
    update: { squash: 'sigmoid', block: 'update' },
    candidate: { squash: 'tanh', block: 'candidate', through: 'reset' },
    h: {
      products: [
        [
          { name: 'update', form: 'rest' },
          { name: 'candidate', form: 'value' },
        ],
        [
          { name: 'update', form: 'value' },
          { name: 'h', form: 'before' },
        ],
      ],
    },
  },
  fused: {
    cpu: () => gruKernel,
    webgl: () => gpuGru,
    plain: gruSteps,
    gradNames: { step: () => ['AddBackward0'], batchFirst: 'TransposeBackward1' },
  },
});
