import { beforeEach, expect, it, vi } from 'vitest';
import { freshRun } from '../../../src/core/runState.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import type { RefusedRun } from '../../../src/extension/runs/runService.ts';
import * as fake from './exercises/exerciseVSCode.ts';

class CodeLens {
  readonly command: { readonly title: string };
  constructor(_range: fake.Range, command: CodeLens['command']) {
    this.command = command;
  }
}

vi.mock('vscode', async () => ({
  ...(await import('./exercises/exerciseVSCode.ts')),
  CodeLens,
  languages: { registerCodeLensProvider: () => ({ dispose: () => undefined }) },
}));
const { LabLens } = await import('../../../src/extension/labs/labLens.ts');
const { LastRuns } = await import('../../../src/extension/runs/lastRuns.ts');

type Listener<T> = (value: T) => void;
const listeners: { refuse?: Listener<RefusedRun>; start?: Listener<LabRun> } = {};
const nothing = { dispose: (): void => undefined };
const runs = {
  onDidChange: () => nothing,
  onDidRefuse: (listener: Listener<RefusedRun>) => ((listeners.refuse = listener), nothing),
  onDidStart: (listener: Listener<LabRun>) => ((listeners.start = listener), nothing),
  isRunning: () => false,
};
const trust = { isGiven: true, onDidGive: () => nothing };
const broken = new fake.FakeText('/course/a.lab.ts', 'const lr = 0,03;');
const whole = new fake.FakeText('/course/a.lab.ts', 'const lr = 0.03;');
const { uri } = broken;
const problem = { file: 0, line: 1, column: 13, endLine: 1, endColumn: 15, message: 'Line 1: a number has no comma in it.' };
const refused = {
  uri,
  text: broken.getText(),
  message: { code: 'E-SYNTAX', severity: 'error', text: problem.message, line: 1 },
  problems: [{ uri, problem }],
} as unknown as RefusedRun;

let lens: InstanceType<typeof LabLens>;
const words = (document: fake.FakeText): string[] =>
  (lens.provideCodeLenses(document as never) as unknown as CodeLens[]).map(({ command }) => command.title.replace(/^\$\([\w~-]+\) /, ''));

beforeEach(() => {
  lens = new LabLens(runs as never, new LastRuns(), trust as never);
});

it('says beside Run why the text as it stands was not run', () => {
  listeners.refuse?.(refused);
  expect(words(broken)).toEqual(['Run Lab', problem.message]);
  expect(words(whole)).toEqual(['Run Lab']);
});

it('no longer says so once the lab has run', () => {
  listeners.refuse?.(refused);
  listeners.start?.({ uri, state: freshRun } as unknown as LabRun);
  expect(words(broken)).toEqual(['Run Lab']);
});

it('says nothing of what is no fault of the text', () => {
  listeners.refuse?.({ ...refused, problems: [] });
  expect(words(broken)).toEqual(['Run Lab']);
});
