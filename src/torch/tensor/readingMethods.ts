import type * as tf from '@tensorflow/tfjs';
import { readValues } from '../engine/readValues.ts';
import { LabError } from '../input/labError.ts';
import { shapeText } from '../input/shapeText.ts';
import { tensorIn } from '../input/tensorIn.ts';
import type { Nested } from './nested.ts';

export const readingMethods = {
  item(): number {
    const tensor = tensorIn('item', this);
    const [value] = readValues(tensor);
    if (tensor.size !== 1 || value === undefined) {
      throw new LabError(
        `item() reads a tensor with one value, but this one has shape ${shapeText(tensor.shape)}. Use tolist() for all values.`,
      );
    }
    return value;
  },

  tolist(): Nested {
    const tensor = tensorIn('tolist', this);
    const values = readValues(tensor);
    return nest(tensor, 0, 0, tensor.dtype === 'bool' ? index => values[index] !== 0 : index => values[index]);
  },
};

function nest(tensor: tf.Tensor, axis: number, offset: number, read: (index: number) => unknown): Nested {
  if (axis === tensor.rank) return read(offset);
  const stride = tensor.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  return Array.from({ length: tensor.shape[axis] ?? 0 }, (_, i) => nest(tensor, axis + 1, offset + i * stride, read) as unknown);
}
