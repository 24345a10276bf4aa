import * as tf from '@tensorflow/tfjs';
import { registerGradient, savedAt } from './gradient.ts';

/**
 * The matrix product. What the walk back finds repeated along batch axes it sums; a matrix that every row of a batch
 * shares needs no batch at all.
 */
export function registerMatrixProduct(): void {
  registerGradient('BatchMatMul', {
    inputsToSave: ['a', 'b'],
    of: (dy, saved, attributes) => {
      const [a, b] = [savedAt(saved, 0), savedAt(saved, 1)];
      const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
      return {
        a: () => (transposeA ? tf.matMul(b, dy, transposeB, true) : tf.matMul(dy, b, false, !transposeB)),
        b: () => {
          const isShared = !transposeA && a.rank > 2 && b.shape.slice(0, -2).every(size => size === 1);
          const [left, slope] = isShared ? [rowsOf(a), rowsOf(dy)] : [a, dy];
          const result = transposeB ? tf.matMul(slope, left, true, transposeA) : tf.matMul(left, slope, !transposeA, false);
          return isShared ? tf.reshape(result, b.shape) : result;
        },
      };
    },
  });
}

function rowsOf(tensor: tf.Tensor): tf.Tensor {
  const columns = tensor.shape.at(-1) ?? 1;
  return tf.reshape(tensor, [tensor.shape.slice(0, -1).reduce((rows, size) => rows * size, 1), columns]);
}
