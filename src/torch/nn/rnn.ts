import type * as tf from '@tensorflow/tfjs';
import { Recurrent } from './recurrent.ts';
import { resultOf } from './statePair.ts';
import type { RNNOptions } from './recurrentOptions.ts';

/** A plain recurrent network's state over its last forward pass, [batch, time, hidden]; it has no gates. */
export interface RNNGates {
  readonly h: tf.Tensor;
}

/**
 * A plain recurrent network: the whole hidden state is written anew at every step.
 *
 *     h′ = tanh(W·x + U·h + b)
 *
 * PyTorch: `nn.RNN`. Source: Elman, 1990.
 */
export class RNN extends Recurrent {
  /**
   * A plain recurrent network: the whole state is written anew at every step. All parameters start evenly drawn from ±1/√hiddenSize.
   * PyTorch: `nn.RNN(input_size, hidden_size, …)`.
   */
  constructor(options: RNNOptions) {
    super('RNN', options);
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

  /** The state of the last forward pass, [batch, time, hidden]. With more layers or directions it is a list, one for each layer and direction. */
  get gates(): RNNGates & readonly RNNGates[] {
    return this.readGates() as RNNGates & readonly RNNGates[];
  }
}
