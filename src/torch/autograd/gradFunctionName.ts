import type { GradNode } from './gradGraph.ts';

/** PyTorch's names for what TensorFlow.js's kernels do, where they differ by more than the ending. */
const NAMES: Readonly<Record<string, string>> = {
  Multiply: 'Mul',
  RealDiv: 'Div',
  BatchMatMul: 'Mm',
  Reshape: 'View',
  Identity: 'Clone',
  Concat: 'Cat',
  Pack: 'Stack',
  Cast: 'ToCopy',
};

/** What PyTorch prints as `grad_fn` for the operation that made a tensor. */
export function gradFunctionName({ label, kernelName }: GradNode): string {
  return `${label ?? NAMES[kernelName] ?? kernelName}Backward0`;
}
