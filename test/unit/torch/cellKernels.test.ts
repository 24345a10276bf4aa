import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineCell, type FusedCell } from '../../../src/torch/cells/cell.ts';
import { gruCell } from '../../../src/torch/cells/gru.ts';
import { lstmCell } from '../../../src/torch/cells/lstm.ts';
import { manualSeed, nn, randn } from '../../../src/torch/index.ts';
import { hasSequenceKernel, registerSequenceKernels, useVectors } from '../../../src/torch/kernels/sequenceKernels.ts';
import { modulesOf } from '../../../src/torch/nn/recurrent/moduleOf.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { largestDifference } from './parity/golden.ts';

/** An LSTM with these of its kernels, under another name. */
function lstmWith(name: string, fused?: FusedCell) {
  const { states, step } = lstmCell;
  const blocks = ['input', 'forget', 'cell', 'output'];
  return defineCell({ name, states, blocks, gates: { input: 'writes', forget: 'keeps', output: 'shows' }, step, ...(fused && { fused }) });
}

const stepwise = lstmWith('StepwiseLSTM');
const { gradNames, webgl } = lstmCell.fused ?? {};
if (!gradNames || !webgl) throw new Error('The LSTM has kernels.');
const onWebgl = lstmWith('LSTMOnWebGL', { webgl, gradNames });

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
  manualSeed(5);
});

describe('kernels of cells', () => {
  it.each([stepwise, onWebgl])('$name has none for the CPU, and runs its steps: outputs, both states, gradients', cell => {
    const [Layer] = modulesOf(cell);
    const results = [nn.LSTM, Layer].map(Class => {
      manualSeed(5);
      const layer = new Class({ inputSize: 3, hiddenSize: 4, numLayers: 2, bidirectional: true, batchFirst: true });
      const x = randn(2, 5, 3);
      x.requiresGrad = true;
      const [out, [h, c]] = layer.forward(x, [randn(4, 2, 4), randn(4, 2, 4)]);
      out.mul(out).sum().add(h.sum()).add(c.mul(c).sum()).backward();
      return [out, h, c, x.grad, ...layer.parameters().map(({ grad }) => grad)].map(each => [...(each as Tensor).dataSync()]);
    });
    expect([hasSequenceKernel(lstmCell), hasSequenceKernel(cell)]).toEqual([true, false]);
    const [fused = [], composed = []] = results;
    expect(composed).toHaveLength(20);
    for (const [i, values] of fused.entries()) expect(largestDifference(composed[i] ?? [], values)).toBeLessThanOrEqual(1e-5);
  });

  it('of a single step with two states run its step too, and name what made them', () => {
    const [, Step] = modulesOf(stepwise);
    const made = [nn.LSTMCell, Step].map(Class => {
      manualSeed(5);
      const x = randn(2, 3);
      x.requiresGrad = true;
      return new Class({ inputSize: 3, hiddenSize: 4 }).forward(x).map(String);
    });
    expect(made[0]).toEqual(made[1]);
    expect(made[0]?.[0]).toContain('grad_fn=<MulBackward0>');
  });

  it('are not made up where vectors are used', () => {
    registerSequenceKernels(stepwise);
    expect(useVectors()).toBe(true);
    expect([stepwise, onWebgl, lstmCell].map(hasSequenceKernel)).toEqual([false, false, true]);
  });

  it('are those of one cell: a second one of its name is refused', () => {
    expect(() => {
      registerSequenceKernels({ ...gruCell });
    }).toThrow('Two recurrent cells are called GRU');
    expect(() => {
      registerSequenceKernels(gruCell);
    }).not.toThrow();
  });
});
