import { axesWord, cast, kind, less, listed, listedShape, what, type EngineSentence } from './sentenceParts.ts';

/** What layers and models are given by name. */
const layerNames: Readonly<Record<string, string>> = {
  activation: "'sigmoid', 'tanh', 'relu', 'softmax', 'linear', 'elu', 'selu', 'softplus' and 'hardSigmoid'",
  initializer: "'zeros', 'ones', 'glorotNormal', 'glorotUniform', 'heNormal', 'heUniform', 'orthogonal' and 'randomNormal'",
  regularizer: "'l1l2'",
  constraint: "'maxNorm', 'minMaxNorm', 'nonNeg' and 'unitNorm'",
  loss: "'meanSquaredError', 'meanAbsoluteError', 'binaryCrossentropy', 'categoricalCrossentropy' and 'sparseCategoricalCrossentropy'",
  metric: "'accuracy', 'precision', 'mse', 'mae' and 'categoricalCrossentropy'",
  optimizer: "'sgd', 'adam', 'adamax', 'adagrad', 'adadelta' and 'rmsprop'",
};

/** Of what labs write often. The first that fits is taken. */
export const usualSentences: readonly EngineSentence[] = [
  [
    /^Error in matMul: inner shapes \((\d+)\) and \((\d+)\) of Tensors with shapes ([\d,]*) and ([\d,]*) and transposeA=(\w+) and transposeB=(\w+) must match\.$/u,
    part =>
      `matMul multiplies rows of the first tensor by columns of the second, but ${listedShape(part(3))}${part(5) === 'true' ? ' (transposed)' : ''} has rows of ${part(1)} and ${listedShape(part(4))}${part(6) === 'true' ? ' (transposed)' : ''} columns of ${part(2)} numbers. Make both sizes the same, or transpose one of them.`,
  ],
  [
    /^Operands could not be broadcast together with shapes ([\d,]*) and ([\d,]*)\.$/u,
    part =>
      `Shapes ${listedShape(part(1))} and ${listedShape(part(2))} do not fit together element by element: counted from the last axis, sizes have to be the same, or one of them 1.`,
  ],
  [
    /^Error in concat\w*: Shape of tensors\[(\d+)\] \(([\d,]*)\) does not match the shape of the rest \(([\d,]*)\) along the non-concatenated axis (\d+)\.?$/u,
    part =>
      `concat joins tensors that differ only along the axis they are joined on, but number ${part(1)} (counted from 0) has shape ${listedShape(part(2))} and the others ${listedShape(part(3))}: axis ${part(4)} differs.`,
  ],
  [
    /^Error in concat\w*: rank of tensors\[(\d+)\] must be the same as the rank of the rest \((\d+)\)$/u,
    part => `concat joins tensors of the same number of axes, but number ${part(1)} (counted from 0) has not ${part(2)}, as the first has.`,
  ],
  [
    /^Size\((\d+)\) must match the product of shape ([-\d,]*)$/u,
    part => `A tensor of ${part(1)} values cannot get the shape ${listedShape(part(2))}: the sizes have to multiply to ${part(1)}.`,
  ],
  [
    /^The implicit shape can't be a fractional number\. Got (\d+) \/ (\d+)$/u,
    part => `The size -1 stands for cannot be found: ${part(1)} values are not divisible by ${part(2)}, the product of the other sizes.`,
  ],
  [/^Shapes can only have 1 implicit size\./u, () => 'A shape can have -1 for one of its sizes only.'],
  [
    /^Argument '(\w+)' passed to '(\w+)' must be a Tensor or TensorLike, but got '(\w+)'$/u,
    part => `${part(2)} needs a tensor or numbers for '${part(1)}', but got ${part(3) === 'null' ? 'null or undefined' : what(part(3))}.`,
  ],
  [
    /^Argument '(\w+)' passed to '(\w+)' must be (\w+) tensor, but got (\w+) tensor$/u,
    part => `${part(2)} needs ${kind(part(3))} for '${part(1)}', but got ${kind(part(4))}.${cast(part(3))}`,
  ],
  [
    /^Error in slice\w*: begin\[(\d+)\] \+ size\[\d+\] \((\d+)\) would overflow input\.shape\[\d+\] \((\d+)\)$/u,
    part => `slice would go to ${part(2)} on axis ${part(1)}, which has only ${part(3)} entries.`,
  ],
  [
    /^Error in transpose: rank of input (\d+) must match length of (perm|reps) ([-\d,]*)\.$/u,
    part =>
      `${part(2) === 'perm' ? 'transpose' : 'tile'} needs one number for each axis: the tensor has ${part(1)} axes, but ${listedShape(part(3))} was given.`,
  ],
  [
    /^All entries in 'perm' must be between 0 and (\d+) but got ([-\d,]*)$/u,
    part => `transpose needs each axis from 0 to ${part(1)} once, but got ${listedShape(part(2))}.`,
  ],
  [
    /^All values in axis param must be in range \[(-\d+), (\d+)\) but got axis ([-\d,]*)$/u,
    part =>
      `There is no axis ${part(3)}: a tensor of ${part(2)} ${axesWord(part(2))} has 0 to ${less(part(2))}, or ${part(1)} to -1 counted from the end.`,
  ],
  [/^Axis = -?\d+ is not in \[-0, 0\)$/u, () => 'This tensor is a single number and has no axis to take apart.'],
  [
    /^Axis = (-?\d+) is not in \[(-\d+), (\d+)\)$/u,
    part =>
      `There is no axis ${part(1)}: a tensor of ${part(3)} ${axesWord(part(3))} has 0 to ${less(part(3))}, or ${part(2)} to -1 counted from the end.`,
  ],
  [
    /^(Log )?Softmax along a non-last dimension is not yet supported\. Logits was rank (\d+) and (?:dim|axis) was (-?\d+)$/u,
    part =>
      `tf.${part(1) === '' ? 'softmax' : 'logSoftmax'} works along the last axis only, not along axis ${part(3)} of ${part(2)}. ${part(1) === '' ? 'softmax(x, dim) of "gatescope"' : 'x.logSoftmax(dim)'} takes any axis.`,
  ],
  [
    /^Error in oneHot: depth must be >=2, but it is (.*)$/u,
    part => `oneHot makes a column for each class and needs a depth of 2 or more, but got ${part(1)}.`,
  ],
  [
    /^All tensors passed to stack must have matching shapes Shapes ([\d,]*) and ([\d,]*) must match$/u,
    part => `stack needs tensors of one shape, but got ${listedShape(part(1))} and ${listedShape(part(2))}.`,
  ],
  [
    /^Number of splits must evenly divide the axis\.$/u,
    () => 'split needs a number of parts that divides the size of the axis without a rest.',
  ],
  [
    /^The sum of sizes must match the size of the axis dimension\.$/u,
    () => 'The sizes given to split have to add up to the size of the axis.',
  ],
  [
    /^GatherV2: the index value (-?\d+) is not in \[0, (-?\d+)\]$/u,
    part => `gather was asked for entry ${part(1)}, but there are only 0 to ${part(2)}.`,
  ],
  [
    /^Based on the provided shape, \[([\d,]*)\], the tensor should have (\d+) values but has (\d+)$/u,
    part => `A tensor of shape ${listedShape(part(1))} has ${part(2)} values, but ${part(3)} were given.`,
  ],
  [
    /^Element arr\[([\d\][]*)\] (should have (\d+) elements, but has (\d+) elements|should be a primitive|is a primitive)/u,
    part =>
      part(3) === ''
        ? `Entry [${part(1)}] of the values is ${part(2) === 'is a primitive' ? 'a number where the first is a list' : 'a list where the first is a number'}. Nest all of them alike.`
        : `Entry [${part(1)}] of the values has a length of ${part(4)}, but the first has ${part(3)}. Make all of them equally long: fill up the shorter ones.`,
  ],
  [
    /^(\w+)\(\) requires shape to be provided when `values` are a flat\/TypedArray$/u,
    part => `${part(1)} needs rows ([[1, 2], [3, 4]]), or a shape beside a plain list of numbers.`,
  ],
  [
    /^Tensor must have a shape comprised of positive integers but got shape \[(.*)\]\.$/u,
    part => `A shape has whole sizes from 0 on, but got [${listed(part(1))}].`,
  ],
  [
    /^Unknown (activation|initializer|regularizer|constraint|layer): (.+?)\. This may be due to/su,
    part => `There is no ${part(1)} '${part(2)}'.${part(1) in layerNames ? ` There are ${layerNames[part(1)] ?? ''}.` : ''}`,
  ],
  [
    /^Unknown (loss|metric|Optimizer) (\w+)(?:\. Use.*)?$/su,
    part => {
      const which = part(1) === 'Optimizer' ? 'optimizer' : part(1);
      return `There is no ${which} '${part(2)}'. There are ${layerNames[which] ?? ''}.`;
    },
  ],
  [
    /^(.+) is not a valid (\w+)\. {1,2}Valid values are ([\w,]+) or null\/undefined\.$/su,
    part => `'${part(1)}' is none of ${listed(part(3))}.`,
  ],
  [
    /^Unknown (?:data type|dtype) (\w+)$|^Failed to cast to unknown dtype (\w+)$/u,
    part => `There is no dtype '${part(1) || part(2)}'. There are 'float32', 'int32' and 'bool'.`,
  ],
  [
    /^Error in (\w+): input must be rank (\d+),? but got rank (\d+)\.?$/u,
    part => `${part(1)} needs a tensor of ${part(2)} axes, but got one of ${part(3)}.`,
  ],
  [
    /^Error in dot: inner dimensions of inputs must match, but got (\d+) and (\d+)\.$/u,
    part => `dot needs as many columns in the first as rows in the second, but got ${part(1)} and ${part(2)}.`,
  ],
  [
    /^Tensor is disposed\.$/u,
    () =>
      'This tensor was disposed: its memory was given back by dispose(), or at the end of the tf.tidy it was made in. Return it from tf.tidy, or use tf.keep.',
  ],
  [
    /^Cannot compute gradient of y=f\(x\) with respect to x\./u,
    () =>
      'There is no gradient: what was returned was not computed from the input. Compute it with tensor operations, inside the function.',
  ],
  [
    /^Cannot compute gradient: gradient function not found for (\w+)\.$/u,
    part =>
      `TensorFlow.js has no gradient for ${part(1)}. Compute what needs none outside of the function, as the condition of tf.where, or use tensors of "gatescope" and backward().`,
  ],
  [
    /^variableGrads\(\) expects at least one of the input variables to be trainable/u,
    () => 'There is nothing to train: the loss has to be computed from a tf.variable.',
  ],
  [/^The f passed in variableGrads\(f\) must return a scalar.*$/su, () => 'The loss has to be one number: end it with .mean() or .sum().'],
  [
    /^(shape|dtype) of the new value \(([\w,]*)\) and previous value \(([\w,]*)\) must match$/u,
    part =>
      part(1) === 'shape'
        ? `assign needs a value of the variable's shape ${listedShape(part(3))}, but got ${listedShape(part(2))}.`
        : `assign needs a value of the variable's dtype ${part(3)}, but got ${part(2)}.`,
  ],
  [
    /^(?:Error in (\w+):\s*)?Shapes ([\d,]*) and ([\d,]*) must match$/u,
    part =>
      `${part(1) === '' ? 'The operation' : part(1)} needs two tensors of one shape, but got ${listedShape(part(2))} and ${listedShape(part(3))}.`,
  ],
  [
    /^Input (\d+) is incompatible with layer (\w+): expected ndim=(\d+), found ndim=(\d+)$/u,
    part => `The layer ${part(2)} needs an input of ${part(3)} axes, but got one of ${part(4)}.`,
  ],
  [
    /^Input (\d+) is incompatible with layer (\w+): expected (min|max)_ndim=(\d+), found ndim=(\d+)\.?$/u,
    part => `The layer ${part(2)} needs an input of ${part(4)} axes or ${part(3) === 'min' ? 'more' : 'fewer'}, but got one of ${part(5)}.`,
  ],
  [
    /^(?:Error in \w+:\s*)?Can't squeeze axis (-?\d+) since its dim '(\d+)' is not 1$/u,
    part => `squeeze takes axes of size 1 out, but axis ${part(1)} has size ${part(2)}.`,
  ],
  [/^(?:Error in \w+:\s*)?Axis must be <= rank of the tensor$/u, () => 'expandDims cannot put an axis there: the tensor has fewer axes.'],
  [
    /^Expected dimension (\d+) at axis (\d+) of input shaped \[([\d,]*)\], but got dimension (\d+)$/u,
    part =>
      `einsum: what has one letter needs one size. It stood for ${part(1)} before, but axis ${part(2)} of the tensor of shape ${listedShape(part(3))} has ${part(4)}.`,
  ],
  [
    /^(?:Error in \w+:\s*)?broadcastTo\(\): \[([\d,]*)\] cannot be broadcast to \[([\d,]*)\]\.?$/u,
    part => `broadcastTo can stretch axes of size 1 only, so ${listedShape(part(1))} cannot become ${listedShape(part(2))}.`,
  ],
  [
    /^Error in (\w+): depth of input \((\d+)\) must match input depth for filter (\d+)\.?$/u,
    part => `${part(1)}: the input has ${part(2)} channels on its last axis, and the filter is made for ${part(3)}. Both must be equal.`,
  ],
  [
    /^Error when checking\s*(\w*)\s*: expected (\w+) to have shape \[(.*?)\],? but got array with shape \[(.*?)\]\.$/u,
    part => `The model needs an input of shape [${listed(part(3))}], null standing for any size, but got [${listed(part(4))}].`,
  ],
];
