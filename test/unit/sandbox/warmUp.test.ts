import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, it } from 'vitest';
import { trainedKinds } from '../../../src/core/run/trainedKinds.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { WarmUp } from '../../../webview/sandbox/workers/warmUp.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession().dispose();
});

/** A clock that stands: tasks run when the test says so. */
class Tasks {
  readonly waiting: (() => void)[] = [];
  readonly later = (task: () => void): void => void this.waiting.push(task);

  /** Runs the one task that waits. */
  run(): void {
    expect(this.waiting).toHaveLength(1);
    this.waiting.shift()?.();
  }
}

it.each([
  ['plain numbers', 'async function ($scope) { print(sigmoid(1)); }'],
  ['a layer that is not trained', 'async function ($scope) { new nn.GRU({}).forward(x); }'],
])('does nothing for %s', (_what, text) => {
  const tasks = new Tasks();
  const trains = trainedKinds({ code: text, sites: [], files: [] });
  new WarmUp(tasks.later).expect(trains);
  expect(tasks.waiting).toEqual([]);
});

it('knows what a lab trains by its own text', () => {
  const texts = [{ own: 'new nn.GRU({}); loss.backward(); nn.LSTM', start: 0, inserted: [], wider: [] }];
  expect(trainedKinds({ code: 'nn.RNN', sites: [], files: [], texts })).toEqual(['GRU', 'LSTM']);
});

it('trains one step a task, each kind of layer in turn, and then rests', () => {
  const tasks = new Tasks();
  const warmUp = new WarmUp(tasks.later);
  warmUp.expect(['LSTM', 'GRU']);
  let count = 0;
  for (; tasks.waiting.length > 0; count++) tasks.run();
  expect(count).toBe(160);
  expect(tf.memory().numTensors).toBe(0);

  // What was trained for one lab is not trained again for the next.
  warmUp.expect(['GRU']);
  expect(tasks.waiting).toEqual([]);
  warmUp.expect(['RNN']);
  tasks.run();
  expect(tasks.waiting).toHaveLength(1);
  warmUp.stop();
});

it('ends at once when the lab is about to run, with all as it was', () => {
  const first = tf.tidy(() => tf.scalar(1).id);
  const tasks = new Tasks();
  const warmUp = new WarmUp(tasks.later);
  warmUp.expect(['GRU']);
  for (let step = 0; step < 3; step++) tasks.run();
  expect(tf.memory().numTensors).toBeGreaterThan(0);
  warmUp.stop();
  expect(tf.memory().numTensors).toBe(0);
  expect(tf.tidy(() => tf.scalar(1).id)).toBe(first + 1);
  // A task that was on its way finds nothing to do.
  tasks.run();
  expect(tf.memory().numTensors).toBe(0);
  expect(tasks.waiting).toEqual([]);
});

it('gives up quietly where training fails', () => {
  const tasks = new Tasks();
  new WarmUp(tasks.later).expect(['GRU']);
  const engine = tf.engine() as unknown as { trackTensor?: unknown };
  engine.trackTensor = () => {
    throw new Error('no room');
  };
  try {
    tasks.run();
  } finally {
    delete engine.trackTensor;
  }
  // Nor is its session left for the lab.
  expect(tf.engine().state.scopeStack).toEqual([]);
  expect(tasks.waiting).toEqual([]);
});
