/** Options of `nn.RNN`, `nn.LSTM` and `nn.GRU`. */
export interface RecurrentOptions {
  /** Number of features the input has at each time step. */
  readonly inputSize: number;
  /** Number of values in the hidden state. */
  readonly hiddenSize: number;
  /** Layers on top of each other. Default 1. */
  readonly numLayers?: number;
  /** Add learned biases? Default true. */
  readonly bias?: boolean;
  /**
   * Is the input [batch, time, features] instead of [time, batch, features]? States are [layers, batch, hidden] either
   * way. Default false.
   */
  readonly batchFirst?: boolean;
  /** Share of values set to 0 between layers while training. Default 0. */
  readonly dropout?: number;
  /** Read the sequence from both ends? Each step's output is then [..., 2 × hidden]. Default false. */
  readonly bidirectional?: boolean;
}

/** Options of `nn.RNN`. */
export interface RNNOptions extends RecurrentOptions {
  /** Default `tanh`. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/** Options of `nn.RNNCell`, `nn.LSTMCell` and `nn.GRUCell`. */
export interface CellOptions {
  /** Number of features of the input. */
  readonly inputSize: number;
  /** Number of values in the hidden state. */
  readonly hiddenSize: number;
  /** Add learned biases? Default true. */
  readonly bias?: boolean;
}

/** Options of `nn.RNNCell`. */
export interface RNNCellOptions extends CellOptions {
  /** Default `tanh`. */
  readonly nonlinearity?: 'tanh' | 'relu';
}
