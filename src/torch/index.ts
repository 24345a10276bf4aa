import './tensor/tensorMethods.ts';
import { installTensorMethods } from './tensor/installTensorMethods.ts';
import { registerGradients } from './autograd/gradients/registerGradients.ts';
import { registerBatchedProducts } from './kernels/batchedProducts.ts';
import { registerEmptyMeans } from './kernels/emptyMeans.ts';
import { registerWholeNumbers } from './kernels/wholeNumbers.ts';
import { registerArgExtremes } from './kernels/cpu/argExtremes.ts';
import { registerBinaryKernels } from './kernels/cpu/binaryKernels.ts';
import { registerEmptyJoins } from './kernels/cpu/emptyJoins.ts';
import { registerExpKernel } from './kernels/cpu/expKernel.ts';
import { registerGpuArgExtremes } from './kernels/webgl/argExtremes.ts';
import { registerEmptyResults } from './kernels/webgl/emptyResults.ts';
import { registerOddFusedProducts } from './kernels/webgl/oddFusedProducts.ts';
import { registerOddProducts } from './kernels/webgl/oddProducts.ts';
import { registerPackedBinaries } from './kernels/webgl/packedBinary.ts';
import { registerSequenceKernels } from './kernels/sequenceKernels.ts';
import { registerUnaryRules } from './kernels/webgl/unaryRules.ts';
import { moduleAdvice, optimizerAdvice } from './names/advice.ts';
import { answerForMissing } from './names/missingNames.ts';
import { torchNames } from './names/torchNames.ts';
import * as nn from './nn/index.ts';
import { markOwnClasses } from './nn/guardedFields.ts';
import * as optim from './optim/index.ts';
import { holdClasses } from './libraryClasses.ts';
import { namePublicly } from './publicNames.ts';

installTensorMethods();
registerSequenceKernels();
registerBinaryKernels();
registerExpKernel();
registerArgExtremes();
registerOddProducts();
registerBatchedProducts();
registerOddFusedProducts();
registerWholeNumbers();
registerEmptyResults();
registerEmptyMeans();
registerEmptyJoins();
registerPackedBinaries();
registerGpuArgExtremes();
registerUnaryRules();
registerGradients();
namePublicly(nn);
markOwnClasses(nn);
namePublicly(optim);
answerForMissing(nn.Module.prototype, 'a module', torchNames.module.split(' '), moduleAdvice);
answerForMissing(
  Object.getPrototypeOf(optim.Adam.prototype) as object,
  'an optimizer',
  [...torchNames.optimizer.split(' '), 'param_groups'],
  optimizerAdvice,
);
holdClasses(nn);
holdClasses(optim);

export type { Tensor } from '@tensorflow/tfjs';
export { manualSeed, rand, randint, randn, randperm } from './making/random.ts';
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
