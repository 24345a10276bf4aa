import type { GradNode } from '../session/gradGraph.ts';

/** PyTorch's names for what these kernels of TensorFlow.js do, whichever call they were taken for. */
const NAMES: Readonly<Record<string, string>> = {
  Add: 'Add',
  Sub: 'Sub',
  Multiply: 'Mul',
  RealDiv: 'Div',
  Neg: 'Neg',
  Abs: 'Abs',
  Exp: 'Exp',
  Log: 'Log',
  Sqrt: 'Sqrt',
  Sin: 'Sin',
  Cos: 'Cos',
  Sigmoid: 'Sigmoid',
  Tanh: 'Tanh',
  Relu: 'Relu',
  Softmax: 'Softmax',
  LogSoftmax: 'LogSoftmax',
  Expm1: 'Expm1',
  Log1p: 'Log1P',
  Rsqrt: 'Rsqrt',
  Reciprocal: 'Reciprocal',
  Erf: 'Erf',
  Tan: 'Tan',
  Asin: 'Asin',
  Acos: 'Acos',
  Atan: 'Atan',
  Sinh: 'Sinh',
  Cosh: 'Cosh',
  Asinh: 'Asinh',
  Acosh: 'Acosh',
  Atanh: 'Atanh',
  Identity: 'Clone',
  NllLoss: 'NllLoss',
  BinaryCrossEntropyWithLogits: 'BinaryCrossEntropyWithLogits',
};

/**
 * What PyTorch prints as `grad_fn` for the operation that made a tensor; null where that depends on more than the
 * operation, such as where the values lie in memory.
 */
export function gradFunctionName({ label, kernelName }: GradNode): string | null {
  const name = label === undefined ? NAMES[kernelName] : label;
  if (name === null || name === undefined) return null;
  return /Backward\d$|^CopySlices$/u.test(name) ? name : `${name}Backward0`;
}
