export const changed =
  'write layer.weight = new nn.Parameter(values) for a parameter, and x = values for any other tensor; tensors do not change';

/** What to write for a name of PyTorch's that is spelled or done otherwise here, as it ends a sentence. */
export const tensorAdvice: Readonly<Record<string, string>> = {
  amax: 'write x.max(dim)',
  amin: 'write x.min(dim)',
  bool: 'write x.toBool()',
  bmm: 'write x.matmul(other)',
  clamp: 'write x.clipByValue(min, max)',
  clamp_max: 'write x.minimum(max)',
  clamp_min: 'write x.maximum(min)',
  clip: 'write x.clipByValue(min, max)',
  chunk: 'write x.split(size, dim) with the size of a piece',
  contiguous: 'leave it out: values always lie one after the other',
  copy_: changed,
  cpu: 'leave it out: the lab view shows which backend runs',
  cuda: 'leave it out: the lab view shows which backend runs',
  device: 'leave it out: the lab view shows which backend runs',
  expand: 'write x.broadcastTo(shape)',
  fill_: 'tensors do not change: write ones(…).mul(value)',
  floor_divide: 'write x.div(other).floor()',
  int: 'write x.toInt()',
  isfinite: 'write x.isFinite()',
  isinf: 'write x.isInf()',
  isnan: 'write x.isNaN()',
  long: 'write x.toInt()',
  indices: 'take it apart: const [values, indices] = x.max(dim)',
  flip: 'write x.reverse(dim)',
  index_select: 'write x.gather(indices, dim)',
  is_leaf: 'read x.requiresGrad',
  logsumexp: 'write x.logSumExp(dim)',
  masked_fill: 'write x.where(mask.logicalNot(), value)',
  mm: 'write x.matmul(other)',
  mv: 'write x.matmul(other)',
  narrow: 'write x.slice(begin, size), with one number for each axis',
  ndim: 'read x.rank',
  ndimension: 'read x.rank',
  numel: 'read x.size',
  numpy: 'write x.tolist()',
  remainder: 'write x.mod(other)',
  repeat: 'write x.tile(times)',
  requires_grad: 'write x.requiresGrad',
  requires_grad_: 'write x.requiresGrad = true',
  retain_grad: 'give the leaf requiresGrad before it is used',
  to: 'leave the device out, and write x.float() or x.toInt() for a type',
  type: 'read x.dtype',
  unbind: 'write x.unstack(dim)',
  values: 'take it apart: const [values, indices] = x.max(dim)',
  view_as: 'write x.view(...other.shape)',
  zero_: 'write x = zeros(...x.shape), or x.grad = null for a gradient',
};

export const moduleAdvice: Readonly<Record<string, string>> = {
  __call__: 'write model.forward(x)',
  call: 'write model.forward(x)',
  named_parameters: 'write model.namedParameters()',
  zero_grad: 'write model.zeroGrad()',
  to: 'leave it out: the lab view shows which backend runs',
  cpu: 'leave it out: the lab view shows which backend runs',
  cuda: 'leave it out: the lab view shows which backend runs',
  register_parameter: 'put the parameter into a field: this.w = new nn.Parameter(values)',
  add_module: 'put the module into a field, or into an nn.ModuleList',
  register_module: 'put the module into a field, or into an nn.ModuleList',
  register_buffer: 'put the tensor into a field',
  weights: 'write weight, and weight_ih_l0 or weight_hh_l0 for a recurrent layer',
  biases: 'write bias, and bias_ih_l0 or bias_hh_l0 for a recurrent layer',
  state_dict: 'write Object.fromEntries(model.namedParameters())',
};

const asArray = (method: string): string => `write [...layers].${method}(…), on an array of its modules`;

/** Of lists of modules: methods of arrays, and the rest of PyTorch's. */
export const placesAdvice: Readonly<Record<string, string>> = {
  push: 'write layers.append(module)',
  add: 'write layers.append(module)',
  extend: 'write layers.append(module) for each of them',
  pop: 'write delete layers[layers.length - 1]: what stands behind a module that is taken out moves up',
  ...Object.fromEntries(
    ['insert', 'splice', 'unshift', 'shift'].map(name => [name, 'make a new list of all modules: new nn.ModuleList([first, ...layers])']),
  ),
  ...Object.fromEntries(
    ['map', 'forEach', 'filter', 'slice', 'entries', 'indexOf', 'concat', 'reverse', 'some'].map(name => [name, asArray(name)]),
  ),
  ...Object.fromEntries([1, 2, 3, 4].map(back => [`-${String(back)}`, `write layers.at(-${String(back)})`])),
};

/** What a packed sequence has in PyTorch under names that are written otherwise here. */
export const packedNames = ['batch_sizes', 'sorted_indices', 'unsorted_indices'];

const unpacked = 'read it of packed.data, or of what padPackedSequence(packed) gives';

export const packedAdvice: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['shape', 'size', 'at', 'slice', 'tolist'].map(name => [name, unpacked])),
  to: 'leave it out: the lab view shows which backend runs',
  cpu: 'leave it out: the lab view shows which backend runs',
  cuda: 'leave it out: the lab view shows which backend runs',
};

export const optimizerAdvice: Readonly<Record<string, string>> = {
  zero_grad: 'write optimizer.zeroGrad()',
  param_groups: 'read or set optimizer.lr',
  defaults: 'read optimizer.lr; the other options are fields in camelCase, such as optimizer.weightDecay',
  state: 'what an optimizer keeps of each parameter is its own',
};

const asList = (method: string): string => `write x.tolist().${method}(…), on a list of its values`;

/**
 * The same for what numbers, lists, modules and results of PyTorch's have, and tensors have not, neither here nor
 * there.
 */
export const foreignAdvice: Readonly<Record<string, string>> = {
  set: changed,
  fill: 'write x = ones(...x.shape).mul(value); tensors do not change',
  length: 'read x.shape[0] for the entries of the first axis, or x.size for the number of values',
  toFixed: 'write x.item().toFixed(digits), or fixed(x.item(), digits)',
  toPrecision: 'write x.item().toPrecision(digits)',
  ...Object.fromEntries(
    ['map', 'forEach', 'filter', 'reduce', 'join', 'push', 'some', 'every', 'indexOf', 'includes', 'entries', 'keys', 'findIndex'].map(
      name => [name, asList(name)],
    ),
  ),
};
