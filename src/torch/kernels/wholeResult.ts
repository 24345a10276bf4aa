import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../input/labError.ts';
import { isInt32 } from '../input/wholeValues.ts';

export type Call = Parameters<tf.KernelFunc>[0];

/** What these kernels ask of a backend; both have it. */
interface Values {
  readSync(dataId: object): ArrayLike<number>;
  makeTensorInfo(shape: number[], dtype: tf.DataType, values: Int32Array): tf.TensorInfo;
}

export function numbersOf(call: Call, { dataId }: tf.TensorInfo): ArrayLike<number> {
  return (call.backend as unknown as Values).readSync(dataId);
}

/** A tensor of whole numbers that were computed in float64; one that has no room in 32 bits is said. */
export function made(call: Call, name: string, shape: readonly number[], result: Float64Array): tf.TensorInfo {
  for (const value of result) if (!isInt32(value)) throw tooLarge(name, `the result ${String(value)} is too large`);
  return (call.backend as unknown as Values).makeTensorInfo([...shape], 'int32', Int32Array.from(result));
}

export function tooLarge(name: string, what: string): LabError {
  return new LabError(
    `${name}: ${what}: whole numbers have 32 bits here and go from -2147483648 to 2147483647 (PyTorch's have 64). ` +
      'Compute with fractions: x.float().',
  );
}
