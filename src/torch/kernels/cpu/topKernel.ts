import type * as tf from '@tensorflow/tfjs';
import { placesOfLargest } from '../../engine/placeOfLargest.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

/** TensorFlow.js's search for the largest loses its way at infinities and NaN; here NaN is larger than every number. */
export function registerTopKernel(): void {
  replaceKernel('TopK', 'cpu', () => call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo & { readonly dtype: 'float32' | 'int32' | 'bool' } };
    const k = call.attrs?.['k'] as number;
    const cpu = call.backend as CpuBackend;
    const given = cpu.readSync(x.dataId);
    const size = x.shape.at(-1) ?? 1;
    const places = placesOfLargest(given, size, k, true);
    const largest = given.slice(0, places.length);
    for (let at = 0; at < places.length; at++) largest[at] = given[Math.floor(at / k) * size + (places[at] as number)] as number;
    const shape = x.shape.with(-1, k);
    return [cpu.makeTensorInfo(shape, x.dtype, largest), cpu.makeTensorInfo(shape, 'int32', places)];
  });
}
