/* eslint-disable @typescript-eslint/no-useless-constructor -- what they say is what an editor shows where a module is made */
/* eslint-disable @typescript-eslint/unified-signatures -- in the forms without a state all modules agree: one that may be any can be called */
import type * as tf from '@tensorflow/tfjs';
import { gruCell, type GRUGates } from '../../cells/gru.ts';
import type { PackedSequence } from '../../input/packedSequence.ts';
import { layerOf, singleStepOf } from './moduleOf.ts';
import type { CellOptions, RecurrentOptions } from './recurrentOptions.ts';

/**
 * Gated recurrent unit: one state h, with an update gate that mixes old and new and a reset gate inside the candidate.
 *
 *     r, z = σ(W·x + U·h + b)         n = tanh(W·x + b + r ∘ (U·h + b))
 *     h′ = (1 − z) ∘ n + z ∘ h
 *
 * PyTorch: `nn.GRU`. Source: Cho et al., 2014, with the reset gate after the product as PyTorch has it.
 */
export class GRU extends layerOf(gruCell) {
  /**
   * A GRU: one state h, with an update gate that mixes old and new and a reset gate inside the candidate. All
   * parameters start evenly drawn from ±1/√hiddenSize. PyTorch: `nn.GRU(input_size, hidden_size, …)`.
   */
  constructor(options: RecurrentOptions) {
    super(options);
  }

  /**
   * Runs over sequences of different lengths, without their padding.
   *
   * @param x What `nn.utils.rnn.packPaddedSequence` makes.
   * @returns The same with h at every step packed, and the states of each sequence's last step.
   */
  override forward(x: PackedSequence, h0?: tf.Tensor): [out: PackedSequence, h: tf.Tensor];
  /**
   * Runs over whole sequences.
   *
   * @param x [batch, time, features] with `batchFirst`, else [time, batch, features]; or one sequence [time, features].
   * @param h0 [layers × directions, batch, hidden]; zeros if left out.
   * @returns `[out, h]`: h at every step, [batch, time, hidden × directions], and the last h of every layer, [layers ×
   *   directions, batch, hidden].
   */
  override forward(x: tf.Tensor, h0?: tf.Tensor): [out: tf.Tensor, h: tf.Tensor];
  override forward(x: PackedSequence): [out: PackedSequence, h: tf.Tensor];
  override forward(x: tf.Tensor): [out: tf.Tensor, h: tf.Tensor];
  override forward(x: tf.Tensor | PackedSequence, h0?: tf.Tensor): [out: never, h: tf.Tensor] {
    return this.pass(x, h0) as [out: never, h: tf.Tensor];
  }

  /**
   * Gates and state of the last forward pass, each [batch, time, hidden]. With more layers or directions it is a list
   * of such records, one for each layer and direction.
   */
  override get gates(): GRUGates & readonly GRUGates[] {
    return this.readGates() as GRUGates & readonly GRUGates[];
  }
}

/** One time step of `nn.GRU`. PyTorch: `nn.GRUCell`. */
export class GRUCell extends singleStepOf(gruCell) {
  /** One time step of `nn.GRU`, with parameters of its own. PyTorch: `nn.GRUCell(input_size, hidden_size)`. */
  constructor(options: CellOptions) {
    super(options);
  }

  /** @param x [batch, features]. @param h [batch, hidden]; zeros if left out. @returns The new h, [batch, hidden]. */
  override forward(x: tf.Tensor, h?: tf.Tensor): tf.Tensor {
    return this.pass(x, h) as tf.Tensor;
  }

  /** Gates and state of the last step, each [batch, 1, hidden]. */
  override get gates(): GRUGates {
    return this.readGates() as GRUGates;
  }
}
