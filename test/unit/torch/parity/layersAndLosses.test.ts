import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, randn, tensor } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { expectClose, expectEqual, goldenFile } from './golden.ts';
import type { Golden } from './golden.ts';

interface File {
  readonly seed: number;
  readonly linear: Readonly<Record<'weight' | 'bias' | 'x' | 'logits' | 'dWeight' | 'dBias' | 'dx', Golden>> & {
    readonly y: readonly number[];
    readonly crossEntropy: number;
  };
  readonly mse: { readonly a: Golden; readonly b: Golden; readonly loss: number };
  readonly bceWithLogits: { readonly a: Golden; readonly t: Golden; readonly loss: number };
}

const file = goldenFile('layers-and-losses.json') as File;
const made = (golden: Golden) => tf.tensor([...golden.data], [...golden.shape]);

describe('layers and losses against PyTorch', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it('Linear and CrossEntropyLoss: first parameters, outputs, loss, gradients', () => {
    const { linear } = file;
    manualSeed(file.seed);
    const layer = new nn.Linear(8, 2);
    const x = randn(6, 8);
    x.requiresGrad = true;
    expectEqual(layer.weight, linear.weight, 'weight');
    expectEqual(layer.bias ?? x, linear.bias, 'bias');
    expectEqual(x, linear.x, 'x');
    const logits = layer.forward(x);
    expectClose(logits, linear.logits, 1e-6, 'logits');
    const loss = new nn.CrossEntropyLoss().forward(logits, tensor(linear.y));
    expect(Math.abs(loss.item() - linear.crossEntropy)).toBeLessThanOrEqual(1e-6);
    loss.backward();
    expectClose(layer.weight.grad, linear.dWeight, 1e-5, 'weight gradient');
    expectClose(layer.bias?.grad ?? null, linear.dBias, 1e-5, 'bias gradient');
    expectClose(x.grad, linear.dx, 1e-5, 'input gradient');
  });

  it('MSELoss and BCEWithLogitsLoss', () => {
    const { mse, bceWithLogits } = file;
    expect(Math.abs(new nn.MSELoss().forward(made(mse.a), made(mse.b)).item() - mse.loss)).toBeLessThanOrEqual(1e-6);
    const bce = new nn.BCEWithLogitsLoss().forward(made(bceWithLogits.a), made(bceWithLogits.t)).item();
    expect(Math.abs(bce - bceWithLogits.loss)).toBeLessThanOrEqual(1e-6);
  });
});
