import { beforeEach, expect, it, vi } from 'vitest';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import { LabProblems } from '../../../src/extension/runs/labProblems.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import { TrackedText } from '../../../src/extension/labs/trackedText.ts';
import type { RefusedRun, RunService } from '../../../src/extension/runs/runService.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));

const lab = fake.Uri.file('/a.lab.ts');
const text = '\n'.repeat(10);
const emitters = {
  refuse: new fake.EventEmitter<RefusedRun>(),
  start: new fake.EventEmitter<LabRun>(),
  receive: new fake.EventEmitter<{ run: LabRun; event: RunEvent }>(),
  end: new fake.EventEmitter<LabRun>(),
};
const { refuse, start, receive, end } = emitters;
const runs = standIn<RunService>({
  ...{ onDidRefuse: refuse.event, onDidStart: start.event, onDidReceive: receive.event, onDidEnd: end.event },
});

const warning = (line: number): RunEvent => ({
  kind: 'warning',
  warning: { code: 'W-ZERO-GRAD', message: 'Call zeroGrad().', frames: [{ line, column: 3 }] },
});
const failed: RunOutcome = { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [{ line: 9, column: 1 }] } };

/** A run of one lab whose compiled text has the learner's lines. */
function runOf(events: readonly RunEvent[], isCurrent = true): LabRun {
  return standIn<LabRun>({
    state: events.reduce(reduceRun, freshRun),
    message: { code: 'E-THROW', severity: 'error', text: '', line: null },
    texts: [new TrackedText(lab, isCurrent ? text : 'edited since')],
    placesOf: (frames: readonly { line: number; column: number }[]) => frames.map(frame => ({ file: 0, ...frame })),
  });
}

const problems = (): unknown[] =>
  (fake.diagnostics.get(lab.path) ?? []).map(({ code, severity, range }) => [code, severity, range.start.line]);

let list: LabProblems;
beforeEach(() => {
  fake.forgetAll();
  new fake.FakeText(lab, text);
  list = new LabProblems(runs);
});

it('puts a warning on its line while the lab runs, and keeps it beside what the lab throws', () => {
  receive.fire({ run: runOf([warning(4)]), event: warning(4) });
  expect(problems()).toEqual([['W-ZERO-GRAD', 1, 3]]);
  end.fire(runOf([warning(4), { kind: 'ended', outcome: failed }]));
  expect(problems()).toEqual([
    ['W-ZERO-GRAD', 1, 3],
    ['E-THROW', 0, 8],
  ]);
});

it('takes them away with the next run, and shows none for text that has been edited since', () => {
  receive.fire({ run: runOf([warning(4)]), event: warning(4) });
  start.fire(runOf([]));
  expect(problems()).toEqual([]);
  receive.fire({ run: runOf([warning(4)], false), event: warning(4) });
  expect(problems()).toEqual([]);
});

it('takes them back where a check has the last word', () => {
  end.fire(runOf([warning(4), { kind: 'ended', outcome: failed }]));
  expect(problems()).toHaveLength(2);
  list.clear(lab);
  expect(problems()).toEqual([]);
});
