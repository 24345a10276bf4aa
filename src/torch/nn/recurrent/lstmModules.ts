/* eslint-disable @typescript-eslint/no-useless-constructor -- what they say is what an editor shows where a module is made */
/* eslint-disable @typescript-eslint/unified-signatures -- in the forms without a state all modules agree: one that may be any can be called */
import type * as tf from '@tensorflow/tfjs';
import { lstmCell, type LSTMGates } from '../../cells/lstm.ts';
import type { StatePair } from './leadingState.ts';
import type { PackedSequence } from '../../input/packedSequence.ts';
import { layerOf, singleStepOf } from './moduleOf.ts';
import type { CellOptions, RecurrentOptions } from './recurrentOptions.ts';

/**
 * Long short-term memory: keeps a cell state c beside the hidden state h, guarded by a forget, an input and an output
 * gate.
 *
 *     i, f, o = σ(W·x + U·h + b)      g = tanh(W·x + U·h + b)
 *     c′ = f ∘ c + i ∘ g              h′ = o ∘ tanh(c′)
 *
 * PyTorch: `nn.LSTM`. Source: Hochreiter and Schmidhuber, 1997; Gers et al., 2000.
 */
export class LSTM extends layerOf(lstmCell) {
  /**
   * An LSTM: a cell state c beside the hidden state h, guarded by a forget, an input and an output gate. All parameters
   * start evenly drawn from ±1/√hiddenSize. PyTorch: `nn.LSTM(input_size, hidden_size, …)`.
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
  override forward(x: PackedSequence, state?: StatePair): [out: PackedSequence, state: [h: tf.Tensor, c: tf.Tensor]];
  /**
   * Runs over whole sequences.
   *
   * @param x [batch, time, features] with `batchFirst`, else [time, batch, features]; or one sequence [time, features].
   * @param state [h0, c0], each [layers × directions, batch, hidden]; zeros if left out.
   * @returns `[out, [h, c]]`: h at every step, [batch, time, hidden × directions], and the last h and c of every layer,
   *   [layers × directions, batch, hidden].
   */
  override forward(x: tf.Tensor, state?: StatePair): [out: tf.Tensor, state: [h: tf.Tensor, c: tf.Tensor]];
  override forward(x: PackedSequence): [out: PackedSequence, state: [h: tf.Tensor, c: tf.Tensor]];
  override forward(x: tf.Tensor): [out: tf.Tensor, state: [h: tf.Tensor, c: tf.Tensor]];
  override forward(x: tf.Tensor | PackedSequence, state?: StatePair): [out: never, state: [h: tf.Tensor, c: tf.Tensor]] {
    return this.pass(x, state) as [out: never, state: [h: tf.Tensor, c: tf.Tensor]];
  }

  /**
   * Gates and states of the last forward pass, each [batch, time, hidden]. With more layers or directions it is a list
   * of such records, one for each layer and direction.
   */
  override get gates(): LSTMGates & readonly LSTMGates[] {
    return this.readGates() as LSTMGates & readonly LSTMGates[];
  }
}

/** One time step of `nn.LSTM`. PyTorch: `nn.LSTMCell`. */
export class LSTMCell extends singleStepOf(lstmCell) {
  /** One time step of `nn.LSTM`, with parameters of its own. PyTorch: `nn.LSTMCell(input_size, hidden_size)`. */
  constructor(options: CellOptions) {
    super(options);
  }

  /**
   * @param x [batch, features].
   * @param state [h, c], each [batch, hidden]; zeros if left out.
   * @returns The new `[h, c]`, each [batch, hidden].
   */
  override forward(x: tf.Tensor, state?: StatePair): [h: tf.Tensor, c: tf.Tensor] {
    return this.pass(x, state) as [tf.Tensor, tf.Tensor];
  }

  /** Gates and states of the last step, each [batch, 1, hidden]. */
  override get gates(): LSTMGates {
    return this.readGates() as LSTMGates;
  }
}
