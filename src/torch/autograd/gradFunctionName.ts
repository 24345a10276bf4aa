/** PyTorch's names for what TensorFlow.js's kernels do, where they differ by more than the ending. */
const NAMES: Readonly<Record<string, string>> = {
  Multiply: 'Mul',
  RealDiv: 'Div',
  BatchMatMul: 'Mm',
  _FusedMatMul: 'Addmm',
  Slice: 'Slice',
  Reshape: 'View',
  Identity: 'Clone',
  Concat: 'Cat',
  Pack: 'Stack',
  Cast: 'ToCopy',
  Step: 'Heaviside',
  Sqrt: 'Sqrt',
};

/** What PyTorch prints as `grad_fn` for the operation with this TensorFlow.js name. */
export function gradFunctionName(kernelName: string): string {
  return `${NAMES[kernelName] ?? kernelName}Backward0`;
}
