import type * as tf from '@tensorflow/tfjs';
import { Recurrent } from './recurrent.ts';
import { resultOf } from './statePair.ts';
import type { RecurrentOptions } from './recurrent.ts';

/** A GRU's gates and state over its last forward pass, each [batch, time, hidden]. */
export interface GRUGates {
  /** How much of the old state is used for the candidate: r. */
  readonly reset: tf.Tensor;
  /** How much of the old state stays: z. (Many texts, and this lesson's scalar lab, mean by it the share of the new.) */
  readonly update: tf.Tensor;
  /** The candidate for the new state: n, from -1 to 1. */
  readonly candidate: tf.Tensor;
  /** The hidden state, which is the memory too. */
  readonly h: tf.Tensor;
}

/**
 * Gated recurrent unit: one state h, with an update gate that mixes old and new and a reset gate inside the candidate.
 *
 *     r, z = σ(W·x + U·h + b)         n = tanh(W·x + b + r ∘ (U·h + b))
 *     h′ = (1 − z) ∘ n + z ∘ h
 *
 * PyTorch: `nn.GRU`. Source: Cho et al., 2014, with the reset gate after the product as PyTorch has it.
 */
export class GRU extends Recurrent {
  /**
   * A GRU: one state h, with an update gate that mixes old and new and a reset gate inside the candidate. All parameters start evenly drawn from
   * ±1/√hiddenSize. PyTorch: `nn.GRU(input_size, hidden_size, …)`.
   */
  constructor(options: RecurrentOptions) {
    super('GRU', options);
  }

  /**
   * Runs over whole sequences.
   *
   * @param x [batch, time, features] with `batchFirst`, else [time, batch, features]; or one sequence [time, features].
   * @param h0 [layers × directions, batch, hidden]; zeros if left out.
   * @returns `[out, h]`: h at every step, [batch, time, hidden × directions], and the last h of every layer, [layers × directions, batch, hidden].
   */
  override forward(x: tf.Tensor, h0?: tf.Tensor): [out: tf.Tensor, h: tf.Tensor] {
    const { out, states } = this.run(x, h0, undefined);
    return resultOf([out, states.h]);
  }

  /**
   * Gates and state of the last forward pass, each [batch, time, hidden]. With more layers or directions it is a list of such records, one for each
   * layer and direction.
   */
  get gates(): GRUGates & readonly GRUGates[] {
    return this.readGates() as GRUGates & readonly GRUGates[];
  }
}
