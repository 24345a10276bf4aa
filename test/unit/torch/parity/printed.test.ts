import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, tensor } from '../../../../src/torch/index.ts';
import { formatValue } from '../../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { goldenFile } from './golden.ts';

interface File {
  readonly cases: readonly {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
    readonly data: readonly (number | boolean | string)[];
    readonly text: string;
  }[];
  readonly leaf: string;
  readonly product: string;
  readonly sum: string;
  readonly loss: string;
}

const file = goldenFile('printed.json') as File;
const read: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };

describe('print shows tensors as PyTorch does', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it.each(file.cases)('$name', ({ dtype, shape, data, text }) => {
    const values = data.map(value => (typeof value === 'string' ? (read[value] ?? Number.NaN) : Number(value)));
    const type = dtype === 'float32' ? 'float32' : dtype === 'bool' ? 'bool' : 'int32';
    expect(formatValue(tf.tensor(type === 'float32' ? Float32Array.from(values) : Int32Array.from(values), [...shape], type))).toBe(text);
  });

  it('with what autograd knows', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const product = x.mul(2);
    expect(formatValue(x)).toBe(file.leaf);
    expect(formatValue(product)).toBe(file.product);
    expect(formatValue(product.sum())).toBe(file.sum);
    expect(formatValue(new nn.CrossEntropyLoss().forward(x.reshape([1, 2]), tensor([1])))).toBe(file.loss);
  });
});
