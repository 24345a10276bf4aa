import * as tf from '@tensorflow/tfjs';
import { tensorIn } from '../input/tensorIn.ts';

/** Methods of TensorFlow.js that refuse whole numbers, or round their result to them. */
const names = [
  ...['exp', 'expm1', 'log', 'log1p', 'sqrt', 'rsqrt', 'reciprocal', 'erf', 'sigmoid'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
] as const;

/** Functions of real numbers take whole numbers and booleans as float32, as PyTorch's do: `tensor([0, 1]).log()`. */
export const floatMethods = Object.fromEntries(
  names.map(name => [
    name,
    function (this: unknown): tf.Tensor {
      const x = tensorIn(name, this);
      return tf[name](x.dtype === 'float32' ? x : tf.cast(x, 'float32'));
    },
  ]),
);
