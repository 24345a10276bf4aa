/**
 * What a tensor is, by the names that TensorFlow.js and PyTorch have for it, and what to write where a lab would set
 * it: the engine would take the new value without a word, and compute with what it means.
 */
export const fixedFields = {
  shape: 'write x = x.reshape(shape) for the same values in another shape',
  dtype: "write x = x.toInt(), x.float() or x.toBool(), or tensor(values, { dtype: 'int32' })",
  size: 'write x = x.slice(begin, size) for fewer values',
  strides: 'write x = x.permute(…) for another order of the axes',
  rank: 'write x = x.unsqueeze(0) or x.reshape(shape) for another number of axes',
  ndim: 'write x = x.unsqueeze(0) or x.reshape(shape) for another number of axes',
  T: 'write x = x.transpose(0, 1)',
  device: 'leave it out: the lab view shows which backend runs',
  isLeaf: 'write x = x.detach() for a tensor without history',
  is_leaf: 'write x = x.detach() for a tensor without history',
  gradFn: 'write x = x.detach() for a tensor without history',
  grad_fn: 'write x = x.detach() for a tensor without history',
} as const;

export type FixedField = keyof typeof fixedFields;

export function isFixedField(name: string): name is FixedField {
  return Object.hasOwn(fixedFields, name);
}
