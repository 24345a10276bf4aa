/* eslint-disable @typescript-eslint/no-useless-constructor -- what they say is what an editor shows where a module is made */
/* eslint-disable @typescript-eslint/unified-signatures -- in the forms without a state all modules agree: one that may be any can be called */
import type * as tf from '@tensorflow/tfjs';
import { rnnCell, type RNNGates } from '../../cells/rnn.ts';
import type { PackedSequence } from '../../input/packedSequence.ts';
import { layerOf, singleStepOf } from './moduleOf.ts';
import type { RNNCellOptions, RNNOptions } from './recurrentOptions.ts';

/**
 * A plain recurrent network: the whole hidden state is written anew at every step.
 *
 *     h′ = tanh(W·x + U·h + b)
 *
 * PyTorch: `nn.RNN`. Source: Elman, 1990.
 */
export class RNN extends layerOf(rnnCell) {
  /**
   * A plain recurrent network: the whole state is written anew at every step. All parameters start evenly drawn from
   * ±1/√hiddenSize. PyTorch: `nn.RNN(input_size, hidden_size, …)`.
   */
  constructor(options: RNNOptions) {
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
   * The state of the last forward pass, [batch, time, hidden]. With more layers or directions it is a list, one for
   * each layer and direction.
   */
  override get gates(): RNNGates & readonly RNNGates[] {
    return this.readGates() as RNNGates & readonly RNNGates[];
  }
}

/** One time step of `nn.RNN`. PyTorch: `nn.RNNCell`. */
export class RNNCell extends singleStepOf(rnnCell) {
  /** One time step of `nn.RNN`, with parameters of its own. PyTorch: `nn.RNNCell(input_size, hidden_size)`. */
  constructor(options: RNNCellOptions) {
    super(options);
  }

  /** @param x [batch, features]. @param h [batch, hidden]; zeros if left out. @returns The new h, [batch, hidden]. */
  override forward(x: tf.Tensor, h?: tf.Tensor): tf.Tensor {
    return this.pass(x, h) as tf.Tensor;
  }

  /** The state of the last step, [batch, 1, hidden]. */
  override get gates(): RNNGates {
    return this.readGates() as RNNGates;
  }
}
