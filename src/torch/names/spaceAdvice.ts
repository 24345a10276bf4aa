type Advice = Readonly<Record<string, string>>;

const device = 'leave it out: the lab view shows which backend runs';
const dtype = "name it in quotes, 'float32', 'int32' or 'bool': tensor(values, { dtype: 'int32' })";
const kept = 'labs keep nothing between runs, so make the data or the model in the lab';
const batches = 'keep the data in tensors, and take batches with x.slice(start, size), or x.gather(randperm(count)) for another order';
const padded = 'lengthen each sequence with cat([x, zeros(longest - x.shape[0], x.shape[1])]), and put them together with stack(sequences)';
const packing = `${padded}; the last step of each is stack(lengths.map((length, i) => out.at(i).at(length - 1)))`;
const ofWeights = (values: string): string =>
  `put a new parameter into the place of the old one: layer.weight = new nn.Parameter(${values})`;
const rate = 'set the rate yourself in each epoch: optimizer.lr = …';

/**
 * What to write for names of PyTorch's namespaces that are done otherwise here, as it ends a sentence. Tensors and
 * spelling answer for the others.
 */
export const spaceAdvice = {
  torch: {
    Tensor: "import it as a type, and make tensors with tensor(values): import { tensor, type Tensor } from 'gatescope'",
    FloatTensor: 'write tensor(values)',
    LongTensor: "write tensor(values, { dtype: 'int32' })",
    IntTensor: "write tensor(values, { dtype: 'int32' })",
    BoolTensor: "write tensor(values, { dtype: 'bool' })",
    as_tensor: 'write tensor(values)',
    asarray: 'write tensor(values)',
    from_numpy: 'write tensor(values)',
    scalar_tensor: 'write tensor(value)',
    zeros_like: 'write zeros(...x.shape)',
    ones_like: 'write ones(...x.shape)',
    rand_like: 'write rand(...x.shape)',
    randn_like: 'write randn(...x.shape)',
    randint_like: 'write randint(low, high, x.shape)',
    empty: 'write zeros(…)',
    empty_like: 'write zeros(...x.shape)',
    full: 'write ones(…).mul(value)',
    full_like: 'write ones(...x.shape).mul(value)',
    eye: "write tf.eye(size), with import * as tf from '@tensorflow/tfjs'",
    normal: 'write randn(…).mul(std).add(mean)',
    range: 'write arange(start, end)',
    concat: 'write cat(tensors, dim)',
    concatenate: 'write cat(tensors, dim)',
    vstack: 'write cat(tensors, 0)',
    seed: 'write manualSeed(seed), so that a run can be repeated',
    set_printoptions: 'write print(x.item().toFixed(4)) for one number; print shows tensors as PyTorch does',
    set_grad_enabled: 'write noGrad(() => …)',
    inference_mode: 'write noGrad(() => …)',
    enable_grad: 'leave it out: gradients are followed but for the inside of noGrad(() => …)',
    autograd: 'gradients are followed by themselves: write loss.backward(), and noGrad(() => …) where none is wanted',
    functional: 'functions of tensors are imported by name or are methods, and losses are modules, such as new nn.CrossEntropyLoss()',
    is_tensor: "write value instanceof tf.Tensor, with import * as tf from '@tensorflow/tfjs'",
    cuda: device,
    device,
    backends: device,
    float: dtype,
    float32: dtype,
    float64: dtype,
    double: dtype,
    float16: dtype,
    half: dtype,
    bfloat16: dtype,
    int: dtype,
    int32: dtype,
    int64: dtype,
    long: dtype,
    bool: dtype,
    dtype,
    set_default_dtype: 'leave it out: numbers are float32',
    save: kept,
    load: kept,
    hub: kept,
    utils: batches,
    lr_scheduler: rate,
    DataLoader: batches,
    Dataset: batches,
    TensorDataset: batches,
    random_split: 'write x.slice(0, count) for one part and x.slice(count) for the rest',
    pi: 'write Math.PI',
    e: 'write Math.E',
    inf: 'write Infinity',
    nan: 'write NaN',
  },
  nn: {
    Softmax: "write softmax(x, dim), imported from 'gatescope'",
    LogSoftmax: 'write x.logSoftmax(dim)',
    BCELoss: 'write nn.BCEWithLogitsLoss, which applies the sigmoid by itself',
    NLLLoss: 'write nn.CrossEntropyLoss, which applies the softmax by itself',
    L1Loss: 'write prediction.sub(target).abs().mean()',
    Flatten: 'write x.flatten(1) in forward',
    Unflatten: 'write x.reshape(shape) in forward',
    Identity: 'leave the layer out',
    ModuleDict: 'put each module into a field, or all into an nn.ModuleList',
    ParameterList: 'put each parameter into a field of the module',
    ParameterDict: 'put each parameter into a field of the module',
    RNNBase: 'write nn.RNN, nn.LSTM or nn.GRU',
    RNNCellBase: 'write nn.RNNCell, nn.LSTMCell or nn.GRUCell',
    DataParallel: device,
    parameter: 'write nn.Parameter',
    modules: 'each module stands in nn itself, such as nn.Linear',
  },
  functional: {
    cross_entropy: 'write new nn.CrossEntropyLoss().forward(scores, classes)',
    nll_loss: 'write new nn.CrossEntropyLoss().forward(scores, classes), on scores without softmax',
    mse_loss: 'write new nn.MSELoss().forward(prediction, target)',
    binary_cross_entropy: 'write new nn.BCEWithLogitsLoss().forward(scores, target), on scores without sigmoid',
    binary_cross_entropy_with_logits: 'write new nn.BCEWithLogitsLoss().forward(scores, target)',
    l1_loss: 'write prediction.sub(target).abs().mean()',
    dropout: 'put new nn.Dropout(p) into a field of the module, and call its forward',
    embedding: 'put new nn.Embedding(count, size) into a field of the module, and call its forward',
    linear: 'put new nn.Linear(inFeatures, outFeatures) into a field of the module, and call its forward',
    log_softmax: 'write x.logSoftmax(dim)',
    one_hot: "write tf.oneHot(classes, count), with import * as tf from '@tensorflow/tfjs'",
    pad: "write tf.pad(x, paddings), with import * as tf from '@tensorflow/tfjs'",
  },
  init: {
    zeros_: ofWeights('zeros(...layer.weight.shape)'),
    ones_: ofWeights('ones(...layer.weight.shape)'),
    constant_: ofWeights('ones(...layer.weight.shape).mul(value)'),
    normal_: ofWeights('randn(...layer.weight.shape).mul(std).add(mean)'),
    uniform_: ofWeights('rand(...layer.weight.shape).mul(b - a).add(a)'),
    xavier_uniform_: `${ofWeights('rand(...layer.weight.shape).mul(2 * a).sub(a)')}, a being Math.sqrt(6 / (fanIn + fanOut))`,
    xavier_normal_: `${ofWeights('randn(...layer.weight.shape).mul(std)')}, std being Math.sqrt(2 / (fanIn + fanOut))`,
    kaiming_uniform_: `${ofWeights('rand(...layer.weight.shape).mul(2 * a).sub(a)')}, a being Math.sqrt(6 / fanIn)`,
    kaiming_normal_: `${ofWeights('randn(...layer.weight.shape).mul(std)')}, std being Math.sqrt(2 / fanIn)`,
  },
  utils: {
    clip_grad_value_: 'write nn.utils.clipGradNorm(model.parameters(), maxNorm), which keeps the direction',
    clip_grad: 'write nn.utils.clipGradNorm(model.parameters(), maxNorm)',
  },
  rnn: {
    pack_padded_sequence: packing,
    pad_packed_sequence: packing,
    pack_sequence: packing,
    pad_sequence: padded,
    PackedSequence: packing,
  },
  optim: {
    Optimizer: 'write optim.Adam, optim.SGD or optim.RMSprop',
    AdamW: 'write optim.Adam; its weightDecay pulls through the gradient, where AdamW pulls each parameter by itself',
  },
  schedulers: {
    StepLR: 'set the rate yourself in each epoch: optimizer.lr = lr * gamma ** Math.floor(epoch / stepSize)',
    ExponentialLR: 'set the rate yourself in each epoch: optimizer.lr = lr * gamma ** epoch',
    LambdaLR: 'set the rate yourself in each epoch: optimizer.lr = lr * factor(epoch)',
    CosineAnnealingLR: 'set the rate yourself in each epoch: optimizer.lr = (lr / 2) * (1 + Math.cos((Math.PI * epoch) / epochs))',
  },
} satisfies Record<string, Advice>;

/** Ends the sentence for the other names of a namespace that has none of its own here. */
export const otherwise = { init: ofWeights('values'), schedulers: rate, data: batches, rnn: packing };
