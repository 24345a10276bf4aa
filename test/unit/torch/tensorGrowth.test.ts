import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { TensorGrowth } from '../../../src/torch/mistakes/tensorGrowth.ts';

/** Counts after each training step, and the turn of the outermost loop they belong to. */
function watch(steps: readonly (readonly [count: number, turn: number | null])[]): (string | null)[] {
  let [now, turn] = steps[0] ?? [0, null];
  const growth = new TensorGrowth({ count: () => now, isAlive: () => true, here: () => 'the step', turn: () => turn });
  return steps.map(step => {
    [now, turn] = step;
    return growth.sawTraining()?.message ?? null;
  });
}

/** The same in one loop, a step a turn. */
function epochs(...counts: readonly number[]): (string | null)[] {
  return watch(counts.map((count, turn) => [count, turn]));
}

const grows = (what: string): RegExp =>
  new RegExp(`^Tensors grow by ${what}[.] Wrap the code that makes them in tf[.]tidy, or call dispose`, 'u');

it('is told once, after three epochs, by how much', () => {
  const said = epochs(10, 22, 34, 46, 58, 70);
  expect(said.map(each => each !== null)).toEqual([false, false, false, true, false, false]);
  expect(said[3]).toMatch(grows('12 each epoch'));
});

it.each([
  ['stays', [10, 10, 10, 10, 10, 10]],
  ['grows in the first epoch only', [10, 22, 22, 22, 22, 22]],
  ['grows in the first two', [10, 22, 34, 34, 34, 34]],
  ['grows now and then', [10, 10, 22, 22, 34, 34, 46]],
  ['goes up and down', [10, 22, 10, 22, 10, 22, 10]],
  ['shrinks', [70, 60, 50, 40, 30, 20]],
])('is not told of what %s', (_what, counts) => {
  expect(epochs(...counts).every(each => each === null)).toBe(true);
});

it('counts an epoch of many steps as one', () => {
  const steps = Array.from({ length: 12 }, (_, i) => [10 + 2 * i, Math.floor(i / 3)] as const);
  expect(watch(steps).find(each => each !== null)).toMatch(grows('6 each epoch'));
});

it('begins anew with each loop', () => {
  const loop = [0, 1, 2];
  expect(watch([...loop, ...loop, ...loop].map((turn, i) => [10 + i, turn])).every(each => each === null)).toBe(true);
});

it('speaks of steps where no loop counts', () => {
  expect(watch([10, 11, 12, 13].map(count => [count, null])).at(-1)).toMatch(grows('1 each training step'));
});

it('says where the first one of them is made that is still there', () => {
  const [gone, left] = [tf.scalar(1), tf.scalar(2)];
  let [now, place, turn] = [0, 'before', 0];
  const growth = new TensorGrowth({ count: () => now, isAlive: tensor => tensor === left, here: () => place, turn: () => turn });
  growth.sawTensor(left);
  for (; turn < 3; turn++, now += 5) growth.sawTraining();
  place = 'line 3';
  growth.sawTensor(gone);
  place = 'line 4';
  growth.sawTensor(left);
  place = 'the step';
  expect(growth.sawTraining()?.stack).toBe('line 4');
});
