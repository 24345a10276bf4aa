import * as tf from '@tensorflow/tfjs';
import { matrixSizes } from '../base/matrixSizes.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/** The kernels of what TensorFlow.js's layers may do to a product in the same program. */
const activations: Readonly<Record<string, string>> = { relu: 'Relu', relu6: 'Relu6', elu: 'Elu', sigmoid: 'Sigmoid' };

/**
 * The product, bias and activation of TensorFlow.js's dense layers, along an axis of odd size: one after the other,
 * because the program that does all at once takes in what lies beside the matrices, as `registerOddProducts` says.
 */
export function registerOddFusedProducts(): void {
  replaceKernel('_FusedMatMul', 'webgl', given => call => {
    const { a, b, transposeA, transposeB, inner } = matrixSizes(call);
    const { bias } = call.inputs as unknown as { readonly bias?: tf.TensorInfo };
    const { activation } = call.attrs as unknown as { readonly activation: string | null };
    const last = activation === null || activation === 'linear' ? null : activations[activation];
    if (inner % 2 === 0 || last === undefined) return given(call);
    const run = (name: string, inputs: tf.NamedTensorInfoMap, attrs: tf.NamedAttrMap = {}): tf.TensorInfo =>
      tf.getKernel(name, 'webgl').kernelFunc({ inputs, attrs, backend: call.backend }) as tf.TensorInfo;
    const made = [run('BatchMatMul', { a, b }, { transposeA, transposeB })];
    if (bias !== undefined) made.push(run('Add', { a: made.at(-1), b: bias }));
    if (last !== null) made.push(run(last, { x: made.at(-1) }));
    const backend = call.backend as unknown as { disposeIntermediateTensorInfo(info: tf.TensorInfo): void };
    for (const each of made.slice(0, -1)) backend.disposeIntermediateTensorInfo(each);
    return made.at(-1) as tf.TensorInfo;
  });
}
