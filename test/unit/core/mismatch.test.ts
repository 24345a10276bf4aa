import { expect, it } from 'vitest';
import { freshRun } from '../../../src/core/following/runState.ts';
import type { PageRun } from '../../../webview/lab/state/labPageState.ts';
import { mismatchOf } from '../../../webview/lab/ledger/mismatch.ts';

const failed = (message: string): PageRun => ({
  ...{ runId: 'r', startedAt: 0, isStopping: false, isLive: false, isChanged: false, isKept: false, step: null, earlier: null },
  ...{ isPausing: false, heldMs: 0, heldAt: null },
  state: { ...freshRun, outcome: { status: 'failed', ms: 1, error: { name: 'Error', message, frames: [] } } },
  message: { code: 'E-THROW', severity: 'error', text: message, line: 4 },
  lab: { sites: [], files: [], calls: [{ line: 4, names: ['a', 'b'] }] },
});

it.each([
  'matmul multiplies along the last axis of the first tensor and the second-to-last of the other, but [4, 6] and [5, 3] do not fit: 6 is not 5.',
  'nn.LSTM expected the last axis (features) to be 8 but got [4, 6, 7], where it is 7.',
  'cat along axis 0 needs tensors that agree in every other axis, but tensor 0 is [4, 6] and tensor 1 is [3, 7].',
  'nn.CrossEntropyLoss needs one right class for each row of scores: the scores are [4, 2], so the target should be [4], but it is [3].',
  'reshape cannot put the 8 values of [4, 2] into [3, 3], which has room for 9.',
  'nn.MSELoss compares value by value, so both shapes must be equal, but the input is [4, 2] and the target [3, 2].',
  'matMul multiplies rows of the first tensor by columns of the second, but [4, 2] has rows of 2 and [3, 2] columns of 3 numbers.',
])('%s', message => {
  expect(mismatchOf(failed(message))).toEqual({ text: message, line: 4, names: new Set(['a', 'b']) });
});

it.each(['no batch [4] in the list', 'There is no entry at [9] of a tensor of shape [3]; places are counted from 0.', 'expected more'])(
  'is none: %s',
  message => {
    expect(mismatchOf(failed(message))).toBeNull();
  },
);
