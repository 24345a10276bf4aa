import './tensor/tensorMethods.ts';
import { installTensorMethods } from './tensor/installTensorMethods.ts';
import { registerGradients } from './gradients/registerGradients.ts';
import { registerBatchedProducts } from './kernels/batchedProducts.ts';
import { registerEmptyMeans } from './kernels/emptyMeans.ts';
import { registerWholeNumbers } from './kernels/wholeNumbers.ts';
import { registerArgExtremes } from './kernels/cpu/cpuArgExtremes.ts';
import { registerBinaryKernels } from './kernels/cpu/binaryKernels.ts';
import { registerEmptyJoins } from './kernels/cpu/emptyJoins.ts';
import { registerExpKernel } from './kernels/cpu/expKernel.ts';
import { registerPowKernel } from './kernels/cpu/powKernel.ts';
import { registerScatterKernel } from './kernels/cpu/scatterKernel.ts';
import { registerSigmoidKernel } from './kernels/cpu/sigmoidKernel.ts';
import { registerKernelChecks } from './kernels/checks/registerKernelChecks.ts';
import { registerGpuArgExtremes } from './kernels/webgl/webglArgExtremes.ts';
import { registerEmptyResults } from './kernels/webgl/emptyResults.ts';
import { registerOddFusedProducts } from './kernels/webgl/oddFusedProducts.ts';
import { registerOddProducts } from './kernels/webgl/oddProducts.ts';
import { registerPackedBinaries } from './kernels/webgl/packedBinary.ts';
import { registerUnaryRules } from './kernels/webgl/unaryRules.ts';
import { moduleAdvice, optimizerAdvice, placesAdvice } from './names/advice.ts';
import { answerForMissing } from './names/missingNames.ts';
import { refuseJson } from './names/refuseJson.ts';
import { torchNames } from './names/torchNames.ts';
import * as nn from './nn/index.ts';
import { markOwnClasses } from './nn/module/guardedFields.ts';
import * as optim from './optim/index.ts';
import { holdClasses } from './input/libraryClasses.ts';
import { namePublicly } from './names/publicNames.ts';

installTensorMethods();
registerBinaryKernels();
registerExpKernel();
registerPowKernel();
registerSigmoidKernel();
registerScatterKernel();
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
registerKernelChecks();
namePublicly(nn);
markOwnClasses(nn);
namePublicly(optim);
answerForMissing(nn.Module.prototype, 'a module', [...torchNames.module.split(' '), 'weights', 'biases'], moduleAdvice);
answerForMissing(Object.getPrototypeOf(nn.ModuleList.prototype) as object, 'a list of modules', Object.keys(placesAdvice), placesAdvice);
refuseJson(nn.Module.prototype, 'A module', 'model.parameters().map(one => one.tolist())');
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
export { sigmoid, tanh, exp, relu, softmax } from './tensor/elementwise.ts';
export { noGrad } from './autograd/noGrad.ts';
export { print } from './text/print.ts';
export { tuple } from './input/tuple.ts';
export { fixed } from './digits/fixed.ts';
export { round } from './digits/round.ts';
export { nn, optim };
