import { beforeEach, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { freshRun } from '../../../src/core/following/runState.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import type { RefusedRun } from '../../../src/extension/runs/runService.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LabLens } = await import('../../../src/extension/runs/labLens.ts');
const { LastRuns } = await import('../../../src/extension/runs/lastRuns.ts');

type Listener<T> = (value: T) => void;
const listeners: { refuse?: Listener<RefusedRun>; start?: Listener<LabRun>; change?: () => void } = {};
const nothing = { dispose: (): void => undefined };
const runs = {
  onDidChange: (listener: () => void) => ((listeners.change = listener), nothing),
  onDidRefuse: (listener: Listener<RefusedRun>) => ((listeners.refuse = listener), nothing),
  onDidStart: (listener: Listener<LabRun>) => ((listeners.start = listener), nothing),
  runningUri: undefined as Uri | undefined,
  isRunning: () => runs.runningUri !== undefined,
};
const trust = { isGiven: true, onDidGive: () => nothing };
const broken = new fake.FakeText('/course/a.lab.ts', 'const lr = 0,03;');
const whole = new fake.FakeText('/course/a.lab.ts', 'const lr = 0.03;');
const { uri } = broken;
const problem = { file: 0, line: 1, column: 13, endLine: 1, endColumn: 15, message: 'Line 1: a number has no comma in it.' };
const refused: RefusedRun = {
  uri,
  text: broken.getText(),
  message: { code: 'E-SYNTAX', severity: 'error', text: problem.message, line: 1 },
  problems: [{ uri, problem }],
};

let lens: InstanceType<typeof LabLens>;
const words = (document: fake.FakeText): string[] =>
  lens.provideCodeLenses(document).map(({ command }) => (command?.title ?? '').replace(/^\$\([\w~-]+\) /, ''));

beforeEach(() => {
  lens = new LabLens(standIn(runs), new LastRuns(), standIn(trust));
});

it('says beside Run why the text as it stands was not run', () => {
  listeners.refuse?.(refused);
  expect(words(broken)).toEqual(['Run Lab', problem.message]);
  expect(words(whole)).toEqual(['Run Lab']);
});

it('no longer says so once the lab has run', () => {
  listeners.refuse?.(refused);
  let changes = 0;
  lens.onDidChangeCodeLenses(() => changes++);
  listeners.start?.(standIn<LabRun>({ uri, state: freshRun }));
  expect(words(broken)).toEqual(['Run Lab']);
  expect(changes).toBe(1);
});

it('says nothing of what is no fault of the text', () => {
  listeners.refuse?.({ ...refused, problems: [] });
  expect(words(broken)).toEqual(['Run Lab']);
});

it('tells of a run that lasts, and not of one that is over before the lens could be there', () => {
  vi.useFakeTimers();
  try {
    let changes = 0;
    lens.onDidChangeCodeLenses(() => changes++);
    const change = (running: Uri | undefined): void => {
      runs.runningUri = running;
      listeners.change?.();
    };
    change(uri);
    vi.advanceTimersByTime(800);
    expect([changes, words(whole)]).toEqual([0, ['Run Lab']]);
    change(undefined);
    vi.advanceTimersByTime(5_000);
    expect([changes, words(whole)]).toEqual([1, ['Run Lab']]);
    change(uri);
    vi.advanceTimersByTime(1_000);
    expect([changes, words(whole)]).toEqual([2, ['Stop']]);
    // Its page has opened meanwhile.
    change(uri);
    expect([changes, words(whole)]).toEqual([2, ['Stop']]);
    change(undefined);
    expect([changes, words(whole)]).toEqual([3, ['Run Lab']]);
  } finally {
    vi.useRealTimers();
  }
});
