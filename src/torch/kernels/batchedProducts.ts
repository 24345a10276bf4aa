import * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../input/shapeOf.ts';
import { replaceKernel } from './base/replaceKernel.ts';

const NAME = 'BatchMatMul';

/** What the matrix product asks of a backend beside its kernels. */
interface Intermediates {
  disposeIntermediateTensorInfo(info: tf.TensorInfo): void;
}

/**
 * Matrix products whose batch axes differ. TensorFlow.js counts batches of both sides in one row, so that those of the
 * shorter side begin again: other pairs than NumPy's wherever both are stretched, memory that nothing wrote, or an
 * error. So what has to be repeated is repeated first.
 */
export function registerBatchedProducts(): void {
  for (const backendName of ['cpu', 'webgl'] as const) {
    replaceKernel(NAME, backendName, given => call => new BatchedProduct(given, backendName, call).run());
  }
}

type Call = Parameters<tf.KernelFunc>[0];

class BatchedProduct {
  private readonly made: tf.TensorInfo[] = [];
  private readonly given: tf.KernelFunc;
  private readonly backendName: string;
  private readonly call: Call;

  constructor(given: tf.KernelFunc, backendName: string, call: Call) {
    this.given = given;
    this.backendName = backendName;
    this.call = call;
  }

  run(): tf.TensorInfo | tf.TensorInfo[] {
    const { a, b } = this.call.inputs as unknown as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
    const [ofA, ofB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
    if (tf.util.arraysEqual(ofA, ofB)) return this.multiply(a, b);
    const isShared = productOfSizes(ofB) === 1 && ofB.length <= ofA.length;
    if (isShared && this.call.attrs?.['transposeA'] !== true) return this.multiplyRows(a, b);
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(ofA, ofB);
    const result = this.multiply(this.stretched(a, batch), this.stretched(b, batch));
    this.dispose();
    return result;
  }

  /** One matrix for all rows of all batches. */
  private multiplyRows(a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
    const [rows, inner] = [productOfSizes(a.shape.slice(0, -1)), a.shape.at(-1) ?? 1];
    const product = this.multiply(this.shaped(a, [rows, inner]), this.shaped(b, b.shape.slice(-2))) as tf.TensorInfo;
    const result = this.shaped(product, [...a.shape.slice(0, -1), product.shape[1] ?? 1]);
    // The result has the product's memory: what was made goes, what is given back stays.
    this.made.pop();
    this.made.push(product);
    this.dispose();
    return result;
  }

  private multiply(a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo | tf.TensorInfo[] {
    return this.given({ ...this.call, inputs: { a, b } });
  }

  /** `x` with its batch axes repeated until they are `batch`. */
  private stretched(x: tf.TensorInfo, batch: readonly number[]): tf.TensorInfo {
    const shape = [...batch.slice(0, batch.length + 2 - x.shape.length).map(() => 1), ...x.shape];
    const reps = shape.map((size, axis) => (size === 1 ? (batch[axis] ?? 1) : 1));
    const aligned = this.shaped(x, shape);
    return reps.every(times => times === 1) ? aligned : this.kernel('Tile', aligned, { reps });
  }

  private shaped(x: tf.TensorInfo, shape: number[]): tf.TensorInfo {
    return this.kernel('Reshape', x, { shape });
  }

  private kernel(name: string, x: tf.TensorInfo, attrs: Record<string, number[]>): tf.TensorInfo {
    const { kernelFunc } = tf.getKernel(name, this.backendName);
    const result = kernelFunc({ inputs: { x }, attrs, backend: this.call.backend }) as tf.TensorInfo;
    this.made.push(result);
    return result;
  }

  private dispose(): void {
    for (const info of this.made) (this.call.backend as unknown as Intermediates).disposeIntermediateTensorInfo(info);
  }
}
