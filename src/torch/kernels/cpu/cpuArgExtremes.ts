import type * as tf from '@tensorflow/tfjs';
import { axesIn } from '../../gradients/gradient.ts';
import type { CpuBackend } from './cpuBackend.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/**
 * Tells on the CPU where the largest or smallest value along an axis stands as PyTorch does: the first of equal ones,
 * and the first NaN before anything else. TensorFlow.js passes over NaN.
 */
export function registerArgExtremes(): void {
  replace('ArgMax', (value, best) => value > best);
  replace('ArgMin', (value, best) => value < best);
}

function replace(kernelName: string, isBetter: (value: number, best: number) => boolean): void {
  replaceKernel(kernelName, 'cpu', () => call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    const [axis = 0] = axesIn(call.attrs?.['axis'], x.shape.length);
    const cpu = call.backend as CpuBackend;
    const shape = x.shape.toSpliced(axis, 1);
    const places = placesOf(cpu.readSync(x.dataId), x.shape, axis, isBetter);
    return cpu.makeTensorInfo(shape, 'int32', places);
  });
}

function placesOf(
  values: ArrayLike<number>,
  shape: readonly number[],
  axis: number,
  isBetter: (value: number, best: number) => boolean,
): Int32Array {
  const size = shape[axis] ?? 1;
  const stride = shape.slice(axis + 1).reduce((product, each) => product * each, 1);
  const places = new Int32Array(size === 0 ? 0 : values.length / size);
  for (let i = 0; i < places.length; i++) {
    const from = Math.floor(i / stride) * stride * size + (i % stride);
    let [place, best] = [0, values[from] as number];
    for (let k = 1, at = from + stride; k < size && !Number.isNaN(best); k++, at += stride) {
      const value = values[at] as number;
      if (!isBetter(value, best) && !Number.isNaN(value)) continue;
      [place, best] = [k, value];
    }
    places[i] = place;
  }
  return places;
}
