import * as tf from '@tensorflow/tfjs';
import { axesOf } from '../torch/axes.ts';
import { describeModule } from '../torch/describe.ts';
import { isGateNumber, isGateTensor, isKeepGate } from '../torch/gateMark.ts';
import { onMistake, onStep } from '../torch/observe.ts';
import { LossError } from '../torch/lossError.ts';
import { setPrintSink } from '../torch/output.ts';
import { gatesOf } from '../torch/nn/gatesOf.ts';
import { weightsOf } from '../torch/nn/weightsOf.ts';
import { isTensor } from '../torch/isTensor.ts';
import { tensorflowName } from '../torch/tensorflowNames.ts';
import { readValues } from '../torch/engine/readValues.ts';
import { formatValue } from '../torch/print.ts';
import { calledWords } from '../torch/names/calledWords.ts';
import { engineWords } from './engineWords.ts';
import { captured } from './primordials.ts';
import type { LibraryHooks } from './watched.ts';

const plainParts = ['size', 'shape', 'dtype', 'dataId'] as const;
const inheritedParts = ['isDisposed', 'dataSync', 'throwIfDisposed'] as const;

/** The real library's answers. */
export const torchHooks: LibraryHooks = {
  axesOf,
  describeModule,
  nameInLibrary: tensorflowName,
  weightsOf,
  gatesOf,
  isGateNumber,
  isGateTensor,
  isKeepGate,
  onStep,
  lossMessage: (thrown, loops) => LossError.within(thrown, loops),
  engineWords,
  calledWords,
  onMistake,
  setPrintSink,
  formatValue,
  isTensor: (value): value is tf.Tensor => isTensor(value) && isWhole(value),
  isNearlyTensor: value => isTensor(value) && !isWhole(value),
  valuesOf: readValues,
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
