import { axesWord, listedShape, type EngineSentence } from './sentenceParts.ts';

/** Of what few labs write. They are asked after the usual ones. */
export const rareSentences: readonly EngineSentence[] = [
  [
    /^Error in slice\w*: Length of begin ([\d,]*) must match the rank of the array \((\d+)\)\.?$/u,
    part => `slice takes one number for each axis: the tensor has ${part(2)} ${axesWord(part(2))}, but ${listedShape(part(1))} was given.`,
  ],
  [
    /^'k' passed to topk\(\) must be <= the last dimension \((\d+)\) but got (\d+)$/u,
    part => `topk cannot take ${part(2)} of the ${part(1)} entries of the last axis.`,
  ],
  [
    /^Must have updates\.shape = indices\.shape\[:batchDim\] \+ shape\[sliceDim:\], got updates\.shape: ([\d,]*), indices\.shape: ([\d,]*), shape: ([\d,]*),/u,
    part =>
      `scatterND puts one part of the result at each index, but updates ${listedShape(part(1))}, indices ${listedShape(part(2))} and shape ${listedShape(part(3))} do not fit: an index is a row, with a number for each axis it chooses on.`,
  ],
  [
    /^Invalid indices: ([-\d,]*) does not index into ([\d,]*)$/u,
    part => `There is no entry at ${listedShape(part(1))} of a tensor of shape ${listedShape(part(2))}; places are counted from 0.`,
  ],
  [
    /^outputShape has incorrect number of elements:, (\d+), should be: (\d+)\.$/u,
    part =>
      `sparseToDense has indices of ${part(2)} ${+part(2) === 1 ? 'number' : 'numbers'} each, so outputShape needs ${part(2)}, but it has ${part(1)}.`,
  ],
  [
    /^qr\(\) requires input tensor to have a rank >= 2, but got rank (\d+)$/u,
    part => `qr needs a tensor of 2 axes or more, but got one of ${part(1)}.`,
  ],
  [
    /^Rank of probabilities must be 1 or 2, but is (\d+)$/u,
    part => `multinomial needs chances with 1 axis or 2, but got ${part(1)}: one row for each draw.`,
  ],
  [
    /^Error creating a new Scalar: value must be a primitive/u,
    () => 'tf.scalar makes a tensor of one number. For a list of them, write tensor([…]) or tf.tensor([…]).',
  ],
  [/^Equations without an arrow are not supported\.$/u, () => "einsum needs an arrow and what the result is to have: 'ij,jk->ik'."],
  [
    /^The args passed in (\w+)\(f\)\(args\) must be an array of `Tensor`s or `TensorLike`s$/u,
    part => `What tf.${part(1)}(f) gives takes a list of tensors: tf.${part(1)}(f)([a, b]).`,
  ],
  [
    /^The result y returned by f\(\) must be a tensor\.$/u,
    () => 'The function has to give a tensor: compute it with tensor operations, not with numbers.',
  ],
  [
    /^The function f passed in customGrad\(f\) must return an object where/u,
    () => 'The function given to tf.customGrad has to return { value, gradFunc }: a tensor, and the function that gives its gradient.',
  ],
  [
    /^Cannot find a connection between any variable and the result of the loss function/u,
    () => 'There is nothing to train: the loss is not computed from a tf.variable. Compute it from one inside the function.',
  ],
  [/^Please provide a function to tidy\(\)$/u, () => 'tf.tidy takes a function: tf.tidy(() => …).'],
  [
    /^real and imag shapes, ([\d,]*) and ([\d,]*), must match in call to tf\.complex\(\)\./u,
    part => `complex needs two tensors of one shape, but got ${listedShape(part(1))} and ${listedShape(part(2))}.`,
  ],
  [
    /^Error in clip: min \((.+)\) must be less than or equal to max \((.+)\)\.$/u,
    part => `clipByValue needs the smaller bound first, but got ${part(1)} and ${part(2)}.`,
  ],
  [
    /^rate must be a float in the range \[0, 1\), but got (.+)\.$/u,
    part => `dropout takes a share from 0 up to, but without, 1, but got ${part(1)}.`,
  ],
  [
    /^mask's shape must match the first K dimensions of tensor's shape, Shapes ([\d,]*) and ([\d,]*) must match$/u,
    part => `booleanMaskAsync needs a mask of the tensor's first axes, ${listedShape(part(1))}, but got ${listedShape(part(2))}.`,
  ],
  [/^Shape mismatch in v and x$/u, () => 'movingAverage needs two tensors of one shape.'],
  [
    /^Mismatch in the number of examples: (\d+) vs\. (\d+)\./u,
    part => `There are ${part(1)} labels, but ${part(2)} predictions. Give one for each.`,
  ],
  [
    /^Dimension size must be evenly divisible by (\d+) but is (\d+) for depthToSpace/u,
    part => `depthToSpace needs channels that ${part(1)} divides without a rest, but there are ${part(2)}.`,
  ],
  [
    /^Padding in dimension (\d+) cannot be greater than or equal to (\d+) or less than 0 for input of shape ([\d,]*)$/u,
    part =>
      // The bound that it names is allowed.
      `mirrorPad can mirror at most ${part(2)} ${part(2) === '1' ? 'entry' : 'entries'} on axis ${part(1)} of ${listedShape(part(3))}.`,
  ],
  [
    /^Leading dimension of 'sortedSequence' and 'values' must match\.$/u,
    () => 'searchSorted needs as many rows of values as there are sorted rows.',
  ],
  [/^strides\[(\d+)\] must be non-zero$/u, part => `stridedSlice cannot go in steps of 0, as on axis ${part(1)}.`],
  [
    /^The model needs to be compiled before being used\.$/u,
    () => "The model has no loss and no optimizer yet: write model.compile({ optimizer: 'adam', loss: 'meanSquaredError' }) first.",
  ],
  [
    /^Error in (\w+): (\w+) must be (?:have )?rank ([\d or]+?),? but got\s+rank (\d+)\.?$/u,
    part => `${part(1)} needs ${part(2)} with ${part(3)} ${axesWord(part(3))}, but it has ${part(4)}.`,
  ],
];
