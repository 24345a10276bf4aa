import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MeasuredPoint } from '../../../src/core/run/run.ts';
import { manualSeed, nn, optim, tensor } from '../../../src/torch/index.ts';
import { onMeasured, onMistake } from '../../../src/torch/session/observe.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
  manualSeed(42);
});

describe('onMeasured', () => {
  /** What is measured from now on; all of it once `end` was called. */
  function listen(): { readonly points: MeasuredPoint[]; readonly end: () => void } {
    expect(tf.getBackend()).toBe('cpu');
    const points: MeasuredPoint[] = [];
    const none = (): null => null;
    const endMistakes = onMistake(
      () => undefined,
      none,
      none,
      () => 0,
    );
    const endMeasured = onMeasured(point => points.push(point));
    const end = (): void => {
      endMistakes(false);
      endMeasured();
    };
    return { points, end };
  }

  /** Trains on some rows, and measures on some, step after step; what was measured. */
  function measured(trained: readonly (readonly number[])[], tested: readonly (readonly number[])[]): MeasuredPoint[] {
    const { points, end } = listen();
    const layer = new nn.Linear(1, 2);
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 });
    const [x, y] = [tensor([[0], [1], [2], [3], [4], [5]]), tensor([0, 1, 0, 1, 0, 1])];
    for (const [step, rows] of trained.entries()) {
      const index = tensor([...rows]);
      new nn.CrossEntropyLoss().forward(layer.forward(x.gather(index)), y.gather(index)).backward();
      optimizer.step();
      const test = tensor([...(tested[step] ?? [])]);
      if (test.size > 0) layer.forward(x.gather(test)).argmax(1).eq(y.gather(test)).mean().item();
    }
    end();
    return points;
  }

  it('tells of data that no step was made with so far, and not of data that the model was trained on', () => {
    const points = measured(
      [
        [0, 1],
        [0, 1],
        [2, 3],
      ],
      [
        [2, 3],
        [0, 1],
        [4, 5],
      ],
    );
    expect(points.map(({ step, rows, data }) => ({ step, rows, data }))).toEqual([
      { step: 1, rows: 2, data: 'heldOut' },
      { step: 3, rows: 2, data: 'heldOut' },
    ]);
    for (const { accuracy } of points) expect([0, 0.5, 1]).toContain(accuracy);
  });

  it('tells nothing of what is measured and then trained on, before the first step or in each', () => {
    const { points, end } = listen();
    const layer = new nn.Linear(1, 2);
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 });
    const [x, y] = [tensor([[0], [1], [2], [3]]), tensor([0, 1, 0, 1])];
    for (const rows of [
      [0, 1],
      [2, 3],
    ]) {
      const [batch, right] = [x.gather(tensor(rows)), y.gather(tensor(rows))];
      const logits = layer.forward(batch);
      logits.argmax(1).eq(right).mean().item();
      new nn.CrossEntropyLoss().forward(logits, right).backward();
      optimizer.step();
    }
    end();
    expect(points).toEqual([]);
  });

  it('tells of what is measured in parts as one, and of what is measured twice once', () => {
    const parts = measured([[0, 1]], [[2, 3, 4]]);
    expect(parts.map(({ rows }) => rows)).toEqual([3]);
    const { points, end } = listen();
    const layer = new nn.Linear(1, 2);
    const [x, y] = [tensor([[0], [1], [2], [3], [4], [5], [6], [7]]), tensor([0, 1, 0, 1, 0, 1, 0, 1])];
    for (const rows of [
      [0, 1, 2],
      [3, 4, 5],
      [6, 7],
      [0, 1, 2],
    ]) {
      const index = tensor(rows);
      layer.forward(x.gather(index)).argmax(1).eq(y.gather(index)).mean().item();
    }
    end();
    expect(points.map(({ rows, data }) => ({ rows, data }))).toEqual([{ rows: 8, data: 'heldOut' }]);
    expect(points[0]?.accuracy).toBeCloseTo(layer.forward(x).argmax(1).eq(y).mean().item(), 6);
  });

  it('says where it cannot be told: data that is held out in part', () => {
    expect(measured([[0, 1]], [[1, 2]]).map(({ data }) => data)).toEqual(['unknown']);
  });
});
