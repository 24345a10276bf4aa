import * as tf from '@tensorflow/tfjs';
import { axesIn } from '../../gradients/gradient.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/**
 * Tells on WebGL, too, that the first NaN is larger than all else and smaller: TensorFlow.js's programs pass over NaN.
 */
export function registerGpuArgExtremes(): void {
  const largest = tf.getKernel('ArgMax', 'webgl') as tf.KernelConfig | undefined;
  if (largest === undefined) return;
  for (const kernelName of ['ArgMax', 'ArgMin']) {
    replaceKernel(kernelName, 'webgl', given => call => {
      const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
      if (x.dtype !== 'float32' || x.shape.includes(0)) return given(call);
      const { backend } = call;
      const [axis = 0] = axesIn(call.attrs?.['axis'], x.shape.length);
      const run = (kernel: string, inputs: Readonly<Record<string, tf.TensorInfo>>, attrs: object = {}): tf.TensorInfo =>
        tf.getKernel(kernel, 'webgl').kernelFunc({ inputs, attrs, backend } as never) as tf.TensorInfo;
      const isNaNs = run('IsNan', { x });
      const ones = run('Cast', { x: isNaNs }, { dtype: 'float32' });
      const count = run('Max', { x: ones }, { reductionIndices: [axis], keepDims: false });
      const has = run('Cast', { x: count }, { dtype: 'bool' });
      const first = largest.kernelFunc({ inputs: { x: ones }, attrs: { axis }, backend }) as tf.TensorInfo;
      const places = given(call) as tf.TensorInfo;
      const result = run('Select', { condition: has, t: first, e: places });
      for (const info of [isNaNs, ones, count, has, first, places])
        (backend as { disposeData(id: object): boolean }).disposeData(info.dataId);
      return result;
    });
  }
}
