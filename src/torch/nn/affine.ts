import * as tf from '@tensorflow/tfjs';
import { floats, isOnCpu } from '../kernels/cpu/cpuFunction.ts';

/** x·Wᵀ + b: `x` is [rows, features], `weight` [outs, features], `bias` [outs] or null; gives [rows, outs]. */
export function affine(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor | null): tf.Tensor {
  if (!isOnCpu()) {
    const product = tf.matMul(x, weight, false, true);
    return bias === null ? product : tf.add(product, bias);
  }
  const run = tf.customGrad((...inputs) => {
    const save = inputs.at(-1) as unknown as tf.GradSaveFunc;
    save([x, weight]);
    return {
      value: forward(x, weight, bias),
      gradFunc: (dy, saved) => {
        const [savedX, savedWeight] = saved as [tf.Tensor, tf.Tensor];
        return backward(dy, savedX, savedWeight).slice(0, bias === null ? 2 : 3);
      },
    };
  });
  return bias === null ? run(x, weight) : run(x, weight, bias);
}

function forward(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor | null): tf.Tensor {
  const [rows = 0, features = 0] = x.shape;
  const [outs = 0] = weight.shape;
  const [xs, ws] = [floats(x), floats(weight)];
  const bs = bias === null ? new Float32Array(outs) : floats(bias);
  const result = new Float32Array(rows * outs);
  for (let row = 0; row < rows; row++) {
    for (let out = 0; out < outs; out++) {
      let sum = bs[out] as number;
      for (let k = 0, i = row * features, j = out * features; k < features; k++) sum += (xs[i + k] as number) * (ws[j + k] as number);
      result[row * outs + out] = sum;
    }
  }
  return tf.tensor(result, [rows, outs]);
}

/** Gradients of x, weight and bias. */
function backward(dy: tf.Tensor, x: tf.Tensor, weight: tf.Tensor): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const [rows = 0, features = 0] = x.shape;
  const [outs = 0] = weight.shape;
  const [ds, xs, ws] = [floats(dy), floats(x), floats(weight)];
  const dx = new Float32Array(rows * features);
  const dWeight = new Float64Array(outs * features);
  const dBias = new Float64Array(outs);
  for (let row = 0; row < rows; row++) {
    for (let out = 0; out < outs; out++) {
      const d = ds[row * outs + out] as number;
      dBias[out] = (dBias[out] as number) + d;
      for (let k = 0, i = row * features, j = out * features; k < features; k++) {
        dx[i + k] = (dx[i + k] as number) + d * (ws[j + k] as number);
        dWeight[j + k] = (dWeight[j + k] as number) + d * (xs[i + k] as number);
      }
    }
  }
  return [tf.tensor(dx, x.shape), tf.tensor(new Float32Array(dWeight), weight.shape), tf.tensor(new Float32Array(dBias), [outs])];
}
