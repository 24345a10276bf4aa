import type * as tf from '@tensorflow/tfjs';
import { replaceKernel } from '../base/replaceKernel.ts';

interface Values {
  readSync(dataId: object): Float32Array;
  makeTensorInfo(shape: number[], dtype: tf.DataType, values: Float32Array): tf.TensorInfo;
  disposeIntermediateTensorInfo(info: tf.TensorInfo): void;
}

/** TensorFlow.js's `tensorScatterUpdate` writes into the tensor that it is given; here it gets a copy. */
export function registerScatterKernel(): void {
  replaceKernel('TensorScatterUpdate', 'cpu', given => call => {
    const { tensor } = call.inputs as unknown as { readonly tensor: tf.TensorInfo };
    const backend = call.backend as unknown as Values;
    const copy = backend.makeTensorInfo(tensor.shape, tensor.dtype, backend.readSync(tensor.dataId).slice());
    const made = given({ ...call, inputs: { ...call.inputs, tensor: copy } });
    backend.disposeIntermediateTensorInfo(copy);
    return made;
  });
}
