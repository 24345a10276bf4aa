import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, it } from 'vitest';
import { randn } from '../../../src/torch/index.ts';
import { Rehearsal } from '../../../src/torch/rehearsal.ts';
import { currentSession, startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession().dispose();
});

interface Traces {
  /** Of the next tensor, variable, scope and operation. */
  readonly numbers: readonly number[];
  readonly drawn: readonly number[];
}

/** What a lab can see of what was there before it: numbers TensorFlow.js gives, and the first random numbers of a lab that sets no seed. */
function traces(): Traces {
  const { state } = tf.engine() as unknown as { readonly state: { readonly nextScopeId: number; readonly nextTapeNodeId: number } };
  const initial = tf.tensor([1, 2]);
  const variable = tf.variable(initial);
  initial.dispose();
  const numbers = [variable.id, Number(variable.name), state.nextScopeId, state.nextTapeNodeId];
  tf.disposeVariables();
  const session = startSession();
  const drawn = randn(20).tolist() as number[];
  session.dispose();
  return { numbers, drawn };
}

it.each(['GRU', 'LSTM', 'RNN'] as const)('of %s leaves nothing behind but warm code', kind => {
  const first = traces();
  const second = traces();
  // The probing itself moves the numbers, by as much each time.
  const moved = second.numbers.map((number, i) => number - (first.numbers[i] ?? 0));
  const rehearsal = new Rehearsal(kind);
  for (let step = 0; step < 5; step++) rehearsal.step();
  expect(tf.memory().numTensors).toBeGreaterThan(0);
  rehearsal.end();
  const third = traces();
  expect(third.numbers).toEqual(second.numbers.map((number, i) => number + (moved[i] ?? 0)));
  expect(third.drawn).toEqual(second.drawn);
  expect(tf.memory().numTensors).toBe(0);
  expect(tf.memory().numDataBuffers).toBe(0);
});

it('trains: its loss goes down', () => {
  const rehearsal = new Rehearsal('GRU');
  const losses: number[] = [];
  currentSession().steps.onStep(({ loss }) => losses.push(Number(loss)));
  for (let step = 0; step < 12; step++) rehearsal.step();
  rehearsal.end();
  expect(losses.at(-1)).toBeLessThan(losses[0] ?? Number.NaN);
});
