import * as tf from '@tensorflow/tfjs';
import { engineInternals } from '../../engine/engineInternals.ts';
import { currentSession } from '../../session/session.ts';
import { floats, isOnCpu } from '../../engine/onCpu.ts';

/** x·Wᵀ + b: `x` is [rows, features], `weight` [outs, features], `bias` [outs] or null; gives [rows, outs]. */
export function affine(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor | null): tf.Tensor {
  if (!isOnCpu()) {
    const product = tf.matMul(x, weight, false, true);
    return bias === null ? product : tf.add(product, bias);
  }
  const { graph } = currentSession();
  // Above 0, TensorFlow.js itself keeps a tape, and whom it follows is not for us to see.
  const isOpen = engineInternals().state.gradientDepth > 0;
  const wants = (tensor: tf.Tensor): boolean => isOpen || graph.isTracked(tensor);
  const [wantsX, wantsWeight] = [wants(x), wants(weight)];
  const run = tf.customGrad((...inputs) => {
    const save = inputs.at(-1) as unknown as tf.GradSaveFunc;
    // Of a side that wants no gradient the other's values are not needed, and may change until the walk back.
    save([...(wantsWeight ? [x] : []), ...(wantsX ? [weight] : [])]);
    return {
      value: forward(x, weight, bias),
      gradFunc: (dy, saved) => {
        const [savedX, savedWeight] = [wantsWeight ? saved[0] : null, wantsX ? saved.at(-1) : null] as (tf.Tensor | null)[];
        return backward(dy, savedX ?? null, savedWeight ?? null, x.shape, weight.shape).slice(0, bias === null ? 2 : 3);
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

/** Gradients of x, weight and bias; that of `weight` is 0 without `x`, that of `x` without `weight`. */
function backward(
  dy: tf.Tensor,
  x: tf.Tensor | null,
  weight: tf.Tensor | null,
  xShape: readonly number[],
  weightShape: readonly number[],
): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const [rows = 0, features = 0] = xShape;
  const [outs = 0] = weightShape;
  const ds = floats(dy);
  const dBias = new Float64Array(outs);
  for (let at = 0; at < ds.length;) for (let out = 0; out < outs; out++, at++) dBias[out] = (dBias[out] as number) + (ds[at] as number);
  return [
    weight === null ? tf.zeros([rows, features]) : tf.tensor(slopeOfX(ds, floats(weight), rows, outs, features), [rows, features]),
    x === null ? tf.zeros([outs, features]) : tf.tensor(slopeOfWeight(ds, floats(x), rows, outs, features), [outs, features]),
    tf.tensor(new Float32Array(dBias), [outs]),
  ];
}

function slopeOfX(ds: Float32Array, ws: Float32Array, rows: number, outs: number, features: number): Float32Array {
  const dx = new Float32Array(rows * features);
  for (let row = 0; row < rows; row++) {
    for (let out = 0; out < outs; out++) {
      const d = ds[row * outs + out] as number;
      for (let k = 0, i = row * features, j = out * features; k < features; k++)
        dx[i + k] = (dx[i + k] as number) + d * (ws[j + k] as number);
    }
  }
  return dx;
}

function slopeOfWeight(ds: Float32Array, xs: Float32Array, rows: number, outs: number, features: number): Float32Array {
  const dWeight = new Float64Array(outs * features);
  for (let row = 0; row < rows; row++) {
    for (let out = 0; out < outs; out++) {
      const d = ds[row * outs + out] as number;
      for (let k = 0, i = row * features, j = out * features; k < features; k++)
        dWeight[j + k] = (dWeight[j + k] as number) + d * (xs[i + k] as number);
    }
  }
  return new Float32Array(dWeight);
}
