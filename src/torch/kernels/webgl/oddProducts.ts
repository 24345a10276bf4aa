import * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../../input/shapeOf.ts';
import type { GpuBackend, GpuProgram } from './gpuProgram.ts';
import { matrixSizes, type MatrixSizes } from '../base/matrixSizes.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/** Vectors that are longer TensorFlow.js multiplies and adds up without this program. */
const LONGEST = 1000;

type Call = Parameters<tf.KernelFunc>[0];

/**
 * Matrix products along an axis of odd size. A texel holds two by two values, and TensorFlow.js's program goes through
 * them in twos: for an odd number the last step multiplies what lies outside of both matrices, too. Functions and sums
 * leave something there, sigmoid(0) or a bias, so that the product is wrong, as that of a layer's gradient for an odd
 * batch. Here the last step takes one.
 */
export function registerOddProducts(): void {
  replaceKernel('BatchMatMul', 'webgl', given => call => {
    const sizes = matrixSizes(call);
    const { a, b, inner, rows, columns } = sizes;
    const isAlike = tf.util.arraysEqual(a.shape.slice(0, -2), b.shape.slice(0, -2));
    if (!isAlike || a.dtype !== 'float32' || b.dtype !== 'float32') return given(call);
    const isVector = rows === 1 || columns === 1;
    if (inner % 2 === 0 || (isVector && inner > LONGEST) || productOfSizes(a.shape) * productOfSizes(b.shape) === 0) return given(call);
    return product(call, sizes);
  });
}

function product(call: Call, sizes: MatrixSizes): tf.TensorInfo {
  const { a, b } = sizes;
  const backend = call.backend as unknown as GpuBackend & { disposeIntermediateTensorInfo(info: tf.TensorInfo): void };
  const { kernelFunc: reshape } = tf.getKernel('Reshape', 'webgl');
  const shaped = (x: tf.TensorInfo, shape: number[]): tf.TensorInfo =>
    reshape({ inputs: { x }, attrs: { shape }, backend: call.backend }) as tf.TensorInfo;
  const outer = a.shape.slice(0, -2);
  const batch = productOfSizes(outer);
  const [a3, b3] = [a, b].map(each => shaped(each, [batch, ...each.shape.slice(-2)])) as [tf.TensorInfo, tf.TensorInfo];
  const out = backend.runWebGLProgram(program([batch, sizes.rows, sizes.columns], sizes), [a3, b3], 'float32');
  const result = shaped(out, [...outer, sizes.rows, sizes.columns]);
  for (const each of [a3, b3, out]) backend.disposeIntermediateTensorInfo(each);
  return result;
}

function program(outputShape: number[], { inner, transposeA, transposeB }: MatrixSizes): GpuProgram {
  const steps = Math.ceil(inner / 2);
  const [a, b] = [transposeA ? 'i * 2, rc.y' : 'rc.y, i * 2', transposeB ? 'rc.z, i * 2' : 'i * 2, rc.z'];
  const [first, second] = [
    `${transposeA ? 'a.xxyy' : 'a.xxzz'} * ${transposeB ? 'b.xzxz' : 'b.xyxy'}`,
    `${transposeA ? 'a.zzww' : 'a.yyww'} * ${transposeB ? 'b.ywyw' : 'b.zwzw'}`,
  ];
  return {
    variableNames: ['A', 'B'],
    outputShape,
    packedInputs: true,
    packedOutput: true,
    userCode: `
    void main() {
      ivec3 rc = getOutputCoords();
      vec4 result = vec4(0.0);
      for (int i = 0; i < ${String(steps)}; i++) {
        vec4 a = getA(rc.x, ${a});
        vec4 b = getB(rc.x, ${b});
        result += ${first};
        if (i < ${String(steps - 1)}) result += ${second};
      }
      setOutput(result);
    }`,
  };
}
