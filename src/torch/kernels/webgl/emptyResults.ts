import * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../../input/shapeOf.ts';
import { matrixSizes } from '../base/matrixSizes.ts';
import { reducedShape } from '../base/reducedShape.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

type Call = Parameters<tf.KernelFunc>[0];
type Shape = (call: Call) => number[];

/**
 * Sums and products of tensors without values, which are 0 where they are anything. TensorFlow.js's WebGL programs for
 * them fail.
 */
export function registerEmptyResults(): void {
  replace('Sum', call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    const { axis, keepDims } = call.attrs as unknown as { readonly axis: unknown; readonly keepDims: boolean };
    return reducedShape(x.shape, axis, keepDims);
  });
  replace('BatchMatMul', call => {
    const { a, b, rows, columns } = matrixSizes(call);
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    return [...batch, rows, columns];
  });
}

function replace(kernelName: string, shapeOf: Shape): void {
  replaceKernel(kernelName, 'webgl', given => call => {
    const inputs = Object.values(call.inputs).filter(each => each !== undefined);
    if (inputs.every(({ shape }) => productOfSizes(shape) > 0)) return given(call);
    const backend = call.backend as unknown as {
      makeTensorInfo(shape: number[], dtype: tf.DataType, values: Float32Array | Int32Array): tf.TensorInfo;
    };
    const [shape, isFloat] = [shapeOf(call), inputs.every(({ dtype }) => dtype === 'float32')];
    return backend.makeTensorInfo(shape, isFloat ? 'float32' : 'int32', new (isFloat ? Float32Array : Int32Array)(productOfSizes(shape)));
  });
}
