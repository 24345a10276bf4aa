import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, optim, rand, randn } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { expectClose, expectEqual, goldenFile } from './golden.ts';
import type { Golden } from './golden.ts';

interface Run {
  readonly optimizer: keyof typeof makers;
  readonly start: Golden;
  readonly target: Golden;
  readonly scale: Golden;
  readonly gradNormBeforeClip: readonly number[];
  readonly after: readonly Golden[];
}

const makers = {
  Adam: (p: Tensor) => new optim.Adam([p], { lr: 0.03 }),
  AdamWeightDecay: (p: Tensor) => new optim.Adam([p], { lr: 0.01, weightDecay: 0.1 }),
  SGD: (p: Tensor) => new optim.SGD([p], { lr: 0.1 }),
  SGDMomentum: (p: Tensor) => new optim.SGD([p], { lr: 0.05, momentum: 0.9 }),
  RMSprop: (p: Tensor) => new optim.RMSprop([p], { lr: 0.01 }),
};

const file = goldenFile('optimizers.json') as { readonly seed: number; readonly runs: readonly Run[] };

describe('optimizers against PyTorch, ten steps with clipping', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it.each(file.runs)('$optimizer', run => {
    manualSeed(file.seed);
    const p = randn(7);
    p.requiresGrad = true;
    const [target, scale] = [randn(7), rand(7)];
    expectEqual(p, run.start, 'start');
    expectEqual(target, run.target, 'target');
    expectEqual(scale, run.scale, 'scale');
    const optimizer = makers[run.optimizer](p);
    for (const [step, wanted] of run.after.entries()) {
      const loss = p.sub(target).pow(2).mul(scale).sum();
      optimizer.zeroGrad();
      loss.backward();
      const norm = nn.utils.clipGradNorm([p], 0.5);
      expect(Math.abs(norm - (run.gradNormBeforeClip[step] ?? Number.NaN))).toBeLessThanOrEqual(1e-6);
      optimizer.step();
      expectClose(p, wanted, 1e-6, `after step ${String(step + 1)}`);
    }
  });
});
