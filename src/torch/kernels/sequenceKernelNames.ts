import type { CellKind } from '../recurrent/sequence.ts';

/** TensorFlow.js's name for the forward kernel of one layer in one direction. */
export function forwardKernel(kind: CellKind): string {
  return `Gatescope${kind}`;
}

/** The kernel that walks it back: gradients of everything but the input, and the gradient of the sums. */
export function backwardKernel(kind: CellKind): string {
  return `Gatescope${kind}Grad`;
}

/** The kernel that makes the input's gradient from that of the sums; only run where somebody wants it. */
export function inputGradKernel(kind: CellKind): string {
  return `Gatescope${kind}InputGrad`;
}

export interface SequenceAttributes {
  readonly isReverse: boolean;
  readonly batchFirst: boolean;
  readonly nonlinearity: 'tanh' | 'relu';
}
