import { beforeEach, expect, it, vi } from 'vitest';
import type { RunEvent, RunOutcome } from '../../../src/core/run.ts';
import { freshRun, reduceRun } from '../../../src/core/runState.ts';
import { LabProblems } from '../../../src/extension/runs/labProblems.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import type { RunService } from '../../../src/extension/runs/runService.ts';

interface Shown {
  readonly message: string;
  readonly severity: number;
  readonly code: string;
  readonly range: { readonly start: { readonly line: number } };
}

// What stands in for VS Code is needed before anything is imported.
const { shown, lab, vscode } = vi.hoisted(() => {
  const diagnostics = new Map<{ toString(): string }, readonly Shown[]>();
  const uri = { toString: () => 'file:///a.lab.ts' };
  const document = {
    uri,
    validatePosition: (position: unknown) => position,
    getWordRangeAtPosition: (start: unknown) => ({ start }),
  };
  return {
    shown: diagnostics,
    lab: uri,
    vscode: {
      languages: {
        createDiagnosticCollection: () => ({
          set: (of: object, found: readonly Shown[]) => diagnostics.set(of, found),
          delete: (of: object) => diagnostics.delete(of),
          dispose: () => undefined,
        }),
      },
      workspace: { textDocuments: [document], onDidChangeTextDocument: () => ({ dispose: () => undefined }) },
      DiagnosticSeverity: { Error: 0, Warning: 1 },
      Position: function (line: number, character: number) {
        return { line, character };
      },
      Diagnostic: function (range: object, message: string, severity: number) {
        return { range, message, severity };
      },
    },
  };
});

vi.mock('vscode', () => vscode);

type Listener<T> = (value: T) => void;
const listeners: { receive?: Listener<{ run: LabRun; event: RunEvent }>; start?: Listener<LabRun>; end?: Listener<LabRun> } = {};
const nothing = { dispose: (): void => undefined };
const runs = {
  onDidRefuse: () => nothing,
  onDidStart: (listener: Listener<LabRun>) => ((listeners.start = listener), nothing),
  onDidReceive: (listener: Listener<{ run: LabRun; event: RunEvent }>) => ((listeners.receive = listener), nothing),
  onDidEnd: (listener: Listener<LabRun>) => ((listeners.end = listener), nothing),
} as unknown as RunService;

const warning = (line: number): RunEvent => ({
  kind: 'warning',
  warning: { code: 'W-ZERO-GRAD', message: 'Call zeroGrad().', frames: [{ line, column: 3 }] },
});
const failed: RunOutcome = { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [{ line: 9, column: 1 }] } };

/** A run of one lab whose compiled text has the learner's lines. */
function runOf(events: readonly RunEvent[], isCurrent = true): LabRun {
  return {
    state: events.reduce(reduceRun, freshRun),
    message: { code: 'E-THROW', severity: 'error', text: '', line: null },
    texts: [{ uri: lab, isCurrent: () => isCurrent }],
    placesOf: (frames: readonly { line: number; column: number }[]) => frames.map(frame => ({ file: 0, ...frame })),
  } as unknown as LabRun;
}

const problems = (): unknown[] => (shown.get(lab) ?? []).map(({ code, severity, range }) => [code, severity, range.start.line]);

let list: LabProblems;
beforeEach(() => {
  shown.clear();
  list = new LabProblems(runs);
});

it('puts a warning on its line while the lab runs, and keeps it beside what the lab throws', () => {
  listeners.receive?.({ run: runOf([warning(4)]), event: warning(4) });
  expect(problems()).toEqual([['W-ZERO-GRAD', 1, 3]]);
  listeners.end?.(runOf([warning(4), { kind: 'ended', outcome: failed }]));
  expect(problems()).toEqual([
    ['W-ZERO-GRAD', 1, 3],
    ['E-THROW', 0, 8],
  ]);
});

it('takes them away with the next run, and shows none for text that has been edited since', () => {
  listeners.receive?.({ run: runOf([warning(4)]), event: warning(4) });
  listeners.start?.(runOf([]));
  expect(problems()).toEqual([]);
  listeners.receive?.({ run: runOf([warning(4)], false), event: warning(4) });
  expect(problems()).toEqual([]);
});

it('takes them back where a check has the last word', () => {
  listeners.end?.(runOf([warning(4), { kind: 'ended', outcome: failed }]));
  expect(problems()).toHaveLength(2);
  list.clear(lab as never);
  expect(problems()).toEqual([]);
});
