type Advice = Readonly<Record<string, string>>;

const anew = (made: string): Advice => ({ reset_parameters: `make the layer anew, which draws its parameters: ${made}` });
const checked = 'leave it out: forward checks what it is given';

const ofLayers = (made: string): Advice => ({
  ...anew(made),
  all_weights: 'write layer.parameters(), or layer.weight_ih_l0 and its like',
  bias: 'read layer.hasBias',
  flatten_parameters: 'leave it out: where parameters lie in memory makes no difference',
  mode: 'read layer.constructor.name',
  proj_size: 'there are no projections, and h has hiddenSize values',
  check_forward_args: checked,
  check_hidden_size: checked,
  check_input: checked,
});

const ofCells = (made: string): Advice => ({
  ...anew(made),
  bias: 'read cell.bias_ih, which is null where there is no bias',
  nonlinearity: 'it is the option that the cell was made with, tanh if none was given',
});

const weighsAlike = 'the loss counts all values alike';
const ofLosses: Advice = {
  reduction: 'the loss is the mean, as with PyTorch’s reduction="mean"',
  weight: weighsAlike,
  pos_weight: weighsAlike,
  ignore_index: 'no class is left out of the mean',
  label_smoothing: 'the targets are taken as they are',
};

const inplace = 'tensors do not change, so there is nothing to choose';

/** What to write for what modules of PyTorch have once they are made and those of this library have not, by class. */
export const memberAdvice: Readonly<Record<string, Advice>> = {
  Linear: anew('layer = new nn.Linear(inFeatures, outFeatures)'),
  Embedding: {
    ...anew('layer = new nn.Embedding(count, size)'),
    from_pretrained: 'make one with new nn.Embedding(count, size), and write layer.weight = new nn.Parameter(values)',
  },
  RNN: ofLayers('layer = new nn.RNN({ inputSize, hiddenSize })'),
  LSTM: ofLayers('layer = new nn.LSTM({ inputSize, hiddenSize })'),
  GRU: ofLayers('layer = new nn.GRU({ inputSize, hiddenSize })'),
  RNNCell: ofCells('cell = new nn.RNNCell({ inputSize, hiddenSize })'),
  LSTMCell: ofCells('cell = new nn.LSTMCell({ inputSize, hiddenSize })'),
  GRUCell: ofCells('cell = new nn.GRUCell({ inputSize, hiddenSize })'),
  Dropout: { inplace },
  ReLU: { inplace },
  CrossEntropyLoss: ofLosses,
  MSELoss: ofLosses,
  BCEWithLogitsLoss: ofLosses,
};
