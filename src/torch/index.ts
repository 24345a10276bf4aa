import './tensor/tensorMethods.ts';
import { installTensorMethods } from './tensor/installTensorMethods.ts';
import { registerBinaryKernels } from './kernels/cpu/binaryKernels.ts';
import { registerSequenceKernels } from './kernels/sequenceKernels.ts';
import * as nn from './nn/index.ts';
import * as optim from './optim/index.ts';
import { holdClasses } from './libraryClasses.ts';
import { namePublicly } from './publicNames.ts';

installTensorMethods();
registerSequenceKernels();
registerBinaryKernels();
namePublicly(nn);
namePublicly(optim);
holdClasses(nn);
holdClasses(optim);

export type { Tensor } from '@tensorflow/tfjs';
export { manualSeed, rand, randn } from './making/random.ts';
export { tensor, zeros, ones, arange, linspace } from './making/making.ts';
export type { TensorData, TensorOptions } from './making/making.ts';
export { stack, cat } from './making/joining.ts';
export { sigmoid, tanh, exp, relu, softmax } from './elementwise.ts';
export { noGrad } from './autograd/noGrad.ts';
export { print } from './output.ts';
export { tuple } from './tuple.ts';
export { fixed } from './digits/fixed.ts';
export { round } from './digits/round.ts';
export { nn, optim };
