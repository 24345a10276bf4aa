/** One layer's sums on plain arrays, for figures: this part of the library does without TensorFlow.js. */
export { backwardSequence } from './kernels/cpu/sequence/backwardSequence.ts';
export { sigmoidOf } from './kernels/cpu/sequence/cellFunctions.ts';
export type { CellKernel } from './kernels/cpu/sequence/cellKernel.ts';
export { forwardSequence } from './kernels/cpu/sequence/forwardSequence.ts';
export { gruKernel } from './kernels/cpu/sequence/gruKernel.ts';
export { layoutOf } from './kernels/cpu/sequence/layout.ts';
export { lstmKernel } from './kernels/cpu/sequence/lstmKernel.ts';
export { PlainArithmetic } from './kernels/cpu/sequence/plainArithmetic.ts';
export { tanhKernel } from './kernels/cpu/sequence/rnnKernel.ts';
export { Generator } from './random/generator.ts';
