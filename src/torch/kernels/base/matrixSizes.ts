import type * as tf from '@tensorflow/tfjs';

/** What a product of matrices is asked for, and its sizes. */
export interface MatrixSizes {
  readonly a: tf.TensorInfo;
  readonly b: tf.TensorInfo;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

export function matrixSizes({ inputs, attrs }: Parameters<tf.KernelFunc>[0]): MatrixSizes {
  const { a, b } = inputs as unknown as Pick<MatrixSizes, 'a' | 'b'>;
  const { transposeA, transposeB } = attrs as unknown as Pick<MatrixSizes, 'transposeA' | 'transposeB'>;
  const rows = a.shape.at(transposeA ? -1 : -2) ?? 0;
  const inner = a.shape.at(transposeA ? -2 : -1) ?? 0;
  const columns = b.shape.at(transposeB ? -2 : -1) ?? 0;
  return { a, b, transposeA, transposeB, rows, inner, columns };
}
