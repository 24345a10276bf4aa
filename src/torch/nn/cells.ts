import type * as tf from '@tensorflow/tfjs';
import type { GRUGates } from './gru.ts';
import type { LSTMGates } from './lstm.ts';
import { RecurrentCell } from './recurrentCell.ts';
import type { CellOptions, RNNCellOptions } from './recurrentOptions.ts';
import type { RNNGates } from './rnn.ts';
import { pairOf, statePair } from './statePair.ts';
import type { StatePair } from './statePair.ts';

/** One time step of `nn.RNN`. PyTorch: `nn.RNNCell`. */
export class RNNCell extends RecurrentCell {
  /** One time step of `nn.RNN`, with parameters of its own. PyTorch: `nn.RNNCell(input_size, hidden_size)`. */
  constructor(options: RNNCellOptions) {
    super('RNN', options);
  }

  /** @param x [batch, features]. @param h [batch, hidden]; zeros if left out. @returns The new h, [batch, hidden]. */
  override forward(x: tf.Tensor, h?: tf.Tensor): tf.Tensor {
    return this.run(x, h, undefined).h;
  }

  /** The state of the last step, [batch, 1, hidden]. */
  get gates(): RNNGates {
    return this.readGates() as RNNGates;
  }
}

/** One time step of `nn.LSTM`. PyTorch: `nn.LSTMCell`. */
export class LSTMCell extends RecurrentCell {
  /** One time step of `nn.LSTM`, with parameters of its own. PyTorch: `nn.LSTMCell(input_size, hidden_size)`. */
  constructor(options: CellOptions) {
    super('LSTM', options);
  }

  /**
   * @param x [batch, features].
   * @param state [h, c], each [batch, hidden]; zeros if left out.
   * @returns The new `[h, c]`, each [batch, hidden].
   */
  override forward(x: tf.Tensor, state?: StatePair): [h: tf.Tensor, c: tf.Tensor] {
    const [h0, c0] = statePair('nn.LSTMCell', state, 'cell.forward(x, [h, c])');
    const { h, c } = this.run(x, h0, c0);
    return pairOf(h, c as tf.Tensor);
  }

  /** Gates and states of the last step, each [batch, 1, hidden]. */
  get gates(): LSTMGates {
    return this.readGates() as LSTMGates;
  }
}

/** One time step of `nn.GRU`. PyTorch: `nn.GRUCell`. */
export class GRUCell extends RecurrentCell {
  /** One time step of `nn.GRU`, with parameters of its own. PyTorch: `nn.GRUCell(input_size, hidden_size)`. */
  constructor(options: CellOptions) {
    super('GRU', options);
  }

  /** @param x [batch, features]. @param h [batch, hidden]; zeros if left out. @returns The new h, [batch, hidden]. */
  override forward(x: tf.Tensor, h?: tf.Tensor): tf.Tensor {
    return this.run(x, h, undefined).h;
  }

  /** Gates and state of the last step, each [batch, 1, hidden]. */
  get gates(): GRUGates {
    return this.readGates() as GRUGates;
  }
}
