import type { CellKind } from '../recurrent/sequence.ts';

/** TensorFlow.js's name for the forward kernel of one layer in one direction. */
export function forwardKernel(kind: CellKind): string {
  return `Gatescope${kind}`;
}

/** The kernel that walks it back: the gradient of every input, that of x only where it is wanted. */
export function backwardKernel(kind: CellKind): string {
  return `Gatescope${kind}Grad`;
}

/** Is it one of these? A gradient that nobody gave may reach theirs as a tensor of shape [0]. */
export function isSequenceKernel(kernelName: string): boolean {
  return kernelName.startsWith('Gatescope');
}

export interface SequenceAttributes {
  readonly isReverse: boolean;
  readonly batchFirst: boolean;
  readonly nonlinearity: 'tanh' | 'relu';
  readonly hasBias: boolean;
  /** May the gradient of x be asked for? */
  readonly wantsInput: boolean;
}
