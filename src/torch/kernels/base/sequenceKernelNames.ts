/** What a plain recurrent cell makes its state with. */
export type Nonlinearity = 'tanh' | 'relu';

/** TensorFlow.js's name for the forward kernel of one layer in one direction of the cell of this name. */
export function forwardKernel(cell: string): string {
  return `Gatescope${cell}`;
}

/** The kernel that walks it back: the gradient of every input, that of x only where it is wanted. */
export function backwardKernel(cell: string): string {
  return `Gatescope${cell}Grad`;
}

/** Is it one of these? A gradient that nobody gave may reach theirs as a tensor of shape [0]. */
export function isSequenceKernel(kernelName: string): boolean {
  return kernelName.startsWith('Gatescope');
}

export interface SequenceAttributes {
  readonly isReverse: boolean;
  readonly batchFirst: boolean;
  readonly nonlinearity: Nonlinearity;
  readonly hasBias: boolean;
  /** May the gradient of x be asked for? */
  readonly wantsInput: boolean;
}

/** A cell of which a backend has fused kernels. */
export interface FusedSequence<Kernel> {
  readonly name: string;
  readonly hasCellState: boolean;
  readonly kernelFor: (nonlinearity: Nonlinearity) => Kernel;
}
