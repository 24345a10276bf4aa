import * as tf from '@tensorflow/tfjs';

/** Milliseconds for a kernel, and for each element that it reads or writes: about those of an ordinary machine. */
const msOfKernel = 0.1;
const msOfElement = 2.2e-6;

/**
 * A clock that only work moves: every kernel of the CPU backend puts it on by what its tensors hold, `slower` times what an
 * ordinary machine would take. What a lab shows at which moment is then the same on every machine, however busy it is.
 */
export class WorkClock {
  now = 0;
  private readonly given = tf.getKernelsForBackend('cpu');

  constructor(slower: number) {
    for (const kernel of this.given)
      this.replace(kernel, call => {
        const result = kernel.kernelFunc(call);
        const tensors = [...Object.values(call.inputs), ...[result].flat()];
        const elements = tensors.reduce((sum, tensor) => sum + (tensor ? tf.util.sizeFromShape(tensor.shape) : 0), 0);
        this.now += slower * (msOfKernel + msOfElement * elements);
        return result;
      });
  }

  /** The kernels are again what they were. */
  dispose(): void {
    for (const kernel of this.given) this.replace(kernel, kernel.kernelFunc);
  }

  private replace(kernel: tf.KernelConfig, kernelFunc: tf.KernelFunc): void {
    tf.unregisterKernel(kernel.kernelName, 'cpu');
    tf.registerKernel({ ...kernel, kernelFunc });
  }
}
