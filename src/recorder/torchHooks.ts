import * as tf from '@tensorflow/tfjs';
import {
  axesOf,
  describeModule,
  gapsIn,
  gateMeaning,
  isGateNumber,
  isGateTensor,
  onDial,
  onMeasured,
  onMistake,
  onStep,
  memory,
  mistakeOf,
  LossError,
  setPrintSink,
  gatesOf,
  weightsOf,
  isNamedLater,
  isTensor,
  packedText,
  tensorflowName,
  readValues,
  formatValue,
  calledWords,
  refuseField,
} from '../torch/inside.ts';
import { engineWords } from './errors/engineWords.ts';
import { captured } from './base/primordials.ts';
import type { LibraryHooks } from './base/libraryHooks.ts';

const plainParts = ['size', 'shape', 'dtype', 'dataId'] as const;
const inheritedParts = ['isDisposed', 'dataSync', 'throwIfDisposed'] as const;

/** The real library's answers. */
export const torchHooks: LibraryHooks = {
  memory,
  axesOf,
  isNamedLater,
  describeModule,
  nameInLibrary: value => packedText(value) ?? tensorflowName(value),
  weightsOf,
  gatesOf,
  gapsIn,
  gateMeaning,
  isGateNumber,
  isGateTensor,
  onMeasured,
  onStep,
  onDial,
  lossMessage: (thrown, loops) => LossError.within(thrown, loops),
  engineWords,
  calledWords,
  refuseField,
  onMistake,
  setPrintSink,
  formatValue,
  isTensor: (value): value is tf.Tensor => isTensor(value) && isWhole(value),
  isNearlyTensor: value => isTensor(value) && !isWhole(value),
  valuesOf: readValues,
  mistakeOf,
  faultOf: thrown => (LossError.isOne(thrown) ? 'loss' : null),
  isAtHand: tensor => tf.getBackend() === 'cpu' || isOnCpu(tensor),
};

/** True where what is read of a tensor are its own plain properties, and the library's methods. */
function isWhole(value: object): boolean {
  const { getOwnPropertyDescriptor: own } = captured;
  for (let index = 0; index < plainParts.length; index++) {
    const part = own(value, plainParts[index] ?? '');
    if (!part || !('value' in part)) return false;
  }
  for (let index = 0; index < inheritedParts.length; index++) if (own(value, inheritedParts[index] ?? '')) return false;
  return true;
}

/** Small results of the WebGL backend are often computed on the CPU; reading those does not wait for the GPU. */
function isOnCpu(tensor: tf.Tensor): boolean {
  const { texData } = tf.backend() as unknown as { readonly texData?: { get(id: object): { readonly values?: unknown } | undefined } };
  return texData?.get(tensor.dataId)?.values != null;
}
