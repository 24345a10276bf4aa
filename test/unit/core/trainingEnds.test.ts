import { expect, it } from 'vitest';
import type { MetricPoint, RunOutcome } from '../../../src/core/run/run.ts';
import { spokenEnd, trainingEnds } from '../../../webview/lab/facts/trainingEnds.ts';

const points: MetricPoint[] = Array.from({ length: 8 }, (_, index) => ({ step: index + 1, loss: 1 }));
const two = [
  { from: 0, to: 4 },
  { from: 4, to: 8 },
];
const finished: RunOutcome = { status: 'finished', ms: 1 };

it('tells of each training which loop it was left by, and in which turn', () => {
  const trained = [
    { step: 4, line: 20, done: 4, total: 4 },
    { step: 8, line: 30, done: 4, total: 1_000 },
  ];
  expect(trainingEnds(two, points, { trained, outcome: finished })).toEqual([
    'It ended after all 4 turns of the loop on line 20.',
    "The lab's own rule ended it early: the loop on line 30 was left in turn 4 of 1,000.",
  ]);
  expect(spokenEnd({ trained })).toContain('in turn 4 of 1,000');
  expect(spokenEnd({ trained: trained.slice(0, 1) })).toBe(null);
});

it('says nothing of a training that is on, or whose loop does not count', () => {
  expect(trainingEnds(two, points, { trained: [], outcome: null })).toEqual(['', '']);
  expect(trainingEnds(two, points, { trained: [], outcome: finished })).toEqual(['', '']);
  // A loop that was left before the training went on says nothing of its end.
  expect(trainingEnds([{ from: 0, to: 8 }], points, { trained: [{ step: 6, line: 3, done: 6, total: 6 }], outcome: finished })).toEqual([
    '',
  ]);
});

it.each([
  [{ status: 'stopped', ms: 1, reason: 'user' }, 'You stopped the run; its last step was 8.'],
  [{ status: 'stopped', ms: 1, reason: 'time' }, 'The time limit ended the run; its last step was 8.'],
  [{ status: 'stopped', ms: 1, reason: 'memory' }, ''],
  [
    { status: 'failed', ms: 1, error: { name: 'Error', message: '', frames: [], fault: 'loss' } },
    'A loss that is no finite number ended the run; its last step was 8.',
  ],
  [{ status: 'failed', ms: 1, error: { name: 'Error', message: '', frames: [] } }, 'An error ended the run; its last step was 8.'],
] as const)('%o', (outcome, words) => {
  expect(trainingEnds(two, points, { trained: [], outcome })).toEqual(['', words]);
});
