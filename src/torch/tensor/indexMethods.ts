import * as tf from '@tensorflow/tfjs';
import { methodCheckerOf } from '../input/argumentKinds.ts';
import { checkIndices } from '../input/checkIndices.ts';
import { tensorIn } from '../input/tensorIn.ts';

const [checkGather, checkSegments] = ['gather', 'unsortedSegmentSum'].map(methodCheckerOf);

/** Methods of TensorFlow.js's tensors that take indices, which it would bend to whole numbers without a word. */
export const indexMethods = {
  gather(indices: tf.Tensor | tf.TensorLike, axis?: number, batchDims?: number): tf.Tensor {
    const x = tensorIn('gather', this);
    checkIndices('gather', indices);
    checkGather?.([indices, axis, batchDims]);
    return tf.gather(x, indices, axis, batchDims);
  },

  unsortedSegmentSum(ids: tf.Tensor1D | tf.TensorLike, numSegments: number): tf.Tensor {
    const x = tensorIn('unsortedSegmentSum', this);
    checkIndices('unsortedSegmentSum', ids);
    checkSegments?.([ids, numSegments]);
    return tf.unsortedSegmentSum(x, ids, numSegments);
  },
};
