import * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { shapeText } from '../../input/shapeText.ts';
import { isSequenceKernel } from '../base/sequenceKernelNames.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import { argumentChecks, operationOf, windowed } from './argumentChecks.ts';
import { checkResultSize } from './resultSizes.ts';

/**
 * TensorFlow.js lets axes that are not there, fractions and lists of another length pass in many operations, and
 * answers with values that stand for nothing. Here an operation refuses them, however a lab has come to it. Must come
 * after all other kernels.
 */
export function registerKernelChecks(): void {
  for (const backendName of ['cpu', 'webgl'] as const) {
    for (const { kernelName } of tf.getKernelsForBackend(backendName)) {
      if (isSequenceKernel(kernelName)) continue;
      const check = argumentChecks[kernelName];
      replaceKernel(kernelName, backendName, given => call => {
        check?.(call);
        checkResultSize(kernelName, call);
        const made = given(call);
        if (Array.isArray(made)) for (const each of made) checkShape(kernelName, call, each);
        else checkShape(kernelName, call, made);
        return made;
      });
    }
  }
}

function checkShape(kernelName: string, { inputs }: Parameters<tf.KernelFunc>[0], { shape }: tf.TensorInfo): void {
  for (const size of shape) {
    if (!Number.isInteger(size) || size < 0)
      throw new LabError(
        `${operationOf(kernelName)}: the result would have the shape ${shapeText(shape)}, but sizes are whole numbers from 0 on. Check the sizes it was given.`,
      );
    const { x } = inputs;
    if (size === 0 && windowed.has(kernelName) && x && !x.shape.includes(0))
      throw new LabError(`${operationOf(kernelName)}: nothing is left of ${shapeText(x.shape)}, as the window is larger than that.`);
  }
}
