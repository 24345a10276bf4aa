import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startSession } from '../../../src/torch/session/session.ts';
import { baseRateLoss, memoryTask, trainingMilestones } from '../../../webview/figures/kinds/memoryTask.ts';
import { memoryTaskRun } from '../../../webview/figures/kinds/memoryTaskRun.ts';
import { trainMemoryTask } from './trainMemoryTask.ts';

describe('the memory task in its figure', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it('is the run of the lab: training anew gives every number', () => {
    expect(trainMemoryTask()).toEqual(memoryTaskRun);
  });

  it('knows the plateau, the cliff and the base rate', () => {
    expect(baseRateLoss.toFixed(4)).toBe('0.6837');
    expect(trainingMilestones).toEqual({ solvedAt: 31, lastConstant: 20 });
    expect(memoryTask.words({ epoch: 1 })).toContain('gives all 160 sequences the same answer, 0');
    expect(memoryTask.words({ epoch: 20 })).toContain('gives all 160 sequences the same answer, 1');
    expect(memoryTask.words({ epoch: 20 })).toContain('loss 0.6691, accuracy 0.569');
  });
});
