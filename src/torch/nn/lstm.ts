import type * as tf from '@tensorflow/tfjs';
import { Recurrent } from './recurrent.ts';
import type { RecurrentOptions } from './recurrent.ts';
import { pairOf, resultOf, statePair } from './statePair.ts';
import type { StatePair } from './statePair.ts';

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
 * Long short-term memory: keeps a cell state c beside the hidden state h, guarded by a forget, an input and an output gate.
 *
 *     i, f, o = σ(W·x + U·h + b)      g = tanh(W·x + U·h + b)
 *     c′ = f ∘ c + i ∘ g              h′ = o ∘ tanh(c′)
 *
 * PyTorch: `nn.LSTM`. Source: Hochreiter and Schmidhuber, 1997; Gers et al., 2000.
 */
export class LSTM extends Recurrent {
  /**
   * An LSTM: a cell state c beside the hidden state h, guarded by a forget, an input and an output gate. All parameters start evenly drawn from
   * ±1/√hiddenSize. PyTorch: `nn.LSTM(input_size, hidden_size, …)`.
   */
  constructor(options: RecurrentOptions) {
    super('LSTM', options);
  }

  /**
   * Runs over whole sequences.
   *
   * @param x [batch, time, features] with `batchFirst`, else [time, batch, features]; or one sequence [time, features].
   * @param state [h0, c0], each [layers × directions, batch, hidden]; zeros if left out.
   * @returns `[out, [h, c]]`: h at every step, [batch, time, hidden × directions], and the last h and c of every layer, [layers × directions, batch, hidden].
   */
  override forward(x: tf.Tensor, state?: StatePair): [out: tf.Tensor, state: [h: tf.Tensor, c: tf.Tensor]] {
    const [h0, c0] = statePair('nn.LSTM', state, 'lstm.forward(x, [h0, c0])');
    const { out, states } = this.run(x, h0, c0);
    return resultOf([out, pairOf(states.h, states.c as tf.Tensor)]);
  }

  /**
   * Gates and states of the last forward pass, each [batch, time, hidden]. With more layers or directions it is a list of such records, one for each
   * layer and direction.
   */
  get gates(): LSTMGates & readonly LSTMGates[] {
    return this.readGates() as LSTMGates & readonly LSTMGates[];
  }
}
