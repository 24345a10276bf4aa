import type * as tf from '@tensorflow/tfjs';
import type { EngineInternals } from './engineInternals.ts';

/**
 * Another tensor of the same values, as TensorFlow.js's own copies are, but without running a kernel for it: most
 * copies are made to keep what a gradient needs, several for every operation.
 */
export function shareTensor(engine: EngineInternals, tensor: tf.Tensor): tf.Tensor {
  const { backend, state } = engine;
  // Parked elsewhere: the kernel brings it back first.
  if (state.tensorInfo.get(tensor.dataId)?.backend !== backend) return tensor.clone();
  backend.incRef(tensor.dataId);
  return engine.makeTensorFromTensorInfo(tensor);
}
