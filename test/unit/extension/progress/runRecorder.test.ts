import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { LabRun } from '../../../../src/extension/runs/labRun.ts';
import type { Deed } from '../../../../src/learning/deed.ts';
import type { RunEvent, RunOutcome } from '../../../../src/core/run/run.ts';
import { freshRun, reduceRun } from '../../../../src/core/following/runState.ts';
import { sampleLab, sampleLesson } from '../../lesson/sampleLesson.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { RunRecorder } = await import('../../../../src/extension/progress/runRecorder.ts');
const { TrackedText } = await import('../../../../src/extension/labs/trackedText.ts');
const { earlierStates } = await import('../../../../src/extension/progress/earlierStates.ts');

const lab = { ...sampleLab, expected: ['gate 0.73', 'final_acc 1.0'] };
const lesson = {
  ...sampleLesson,
  labs: [lab],
  evidence: [
    { id: 'a', title: 'A', statement: 'a', prompt: 'a', shows: [{ lab: 'one', variable: 'gate', line: null }] },
    { id: 'b', title: 'B', statement: 'b', prompt: 'b', shows: [{ lab: 'one', variable: null, line: 'final_acc' }] },
    { id: 'c', title: 'C', statement: 'c', prompt: 'c', shows: [{ lab: 'two', variable: null, line: 'gate' }] },
  ],
};
const text = '// manualSeed(7) is commented out\nmanualSeed(42);\nconst gate = sigmoid(1);\n';

async function deedOf(
  outcome: RunOutcome,
  lines: readonly string[],
  path = '/course/lab-1.lab.ts',
  earnsNothing = false,
  isLive = false,
): Promise<Deed | undefined> {
  const deeds: Deed[] = [];
  const ended = new fake.EventEmitter<LabRun>();
  const library = {
    lessons: () => Promise.resolve([lesson]),
    labOf: (uri: fake.Uri) => Promise.resolve(uri.path.endsWith('/lab-1.lab.ts') ? { lesson, lab } : undefined),
  };
  let recorded: () => void = () => undefined;
  const done = new Promise<void>(resolve => (recorded = resolve));
  const store = { record: (deed: Deed) => Promise.resolve(deeds.push(deed)).then(recorded) };
  new RunRecorder({ store: standIn(store), runs: standIn({ onDidEnd: ended.event }), library: standIn(library), version: '0.1.0' });
  const events: RunEvent[] = [
    { kind: 'started', backend: { name: 'cpu', reason: '' } },
    { kind: 'output', from: 0, lines, total: lines.length },
    { kind: 'values', values: [{ site: 0, count: 1, value: { kind: 'number', value: 0.7310585786, isGate: false } }] },
    { kind: 'ended', outcome },
  ];
  const site = { file: 0, line: 3, nameLine: 3, nameColumn: 7, name: 'gate', role: 'variable' as const };
  const uri = fake.Uri.file(path);
  const lab1 = { code: '', sites: [site], files: [] };
  ended.fire(
    standIn<LabRun>({
      uri,
      isLive,
      hasTurned: false,
      texts: [new TrackedText(uri, text)],
      lab: lab1,
      state: events.reduce(reduceRun, freshRun),
    }),
  );
  // Where nothing is earned, all is said within this turn.
  await (earnsNothing ? new Promise(resolve => setTimeout(resolve, 0)) : done);
  return deeds[0];
}

describe('what a run earns', () => {
  it('is that it printed what is expected, with the facts a note needs', async () => {
    expect(await deedOf({ status: 'finished', ms: 12 }, lab.expected)).toEqual({
      kind: 'labRan',
      lesson: 'mine',
      lab: 'one',
      place: 'file:///course',
      outcome: 'matched',
      facts: {
        hash: createHash('sha256').update(text).digest('hex'),
        backend: 'cpu',
        version: '0.1.0',
        seed: 42,
        ms: 12,
        taken: { 'variable:gate': '0.7311', 'line:final_acc': 'final_acc 1.0' },
      },
    });
  });

  it('is less where it printed something else, broke, or ran too long', async () => {
    expect(await deedOf({ status: 'finished', ms: 1 }, ['gate 0.5'])).toMatchObject({ outcome: 'finished', facts: { taken: {} } });
    const error = { name: 'Error', message: 'boom', frames: [] };
    expect(await deedOf({ status: 'failed', ms: 1, error }, [])).toMatchObject({ outcome: 'failed', facts: null });
    expect(await deedOf({ status: 'stopped', ms: 1, reason: 'time' }, [])).toMatchObject({ outcome: 'failed' });
  });

  it('is nothing where the learner ended it, where it is no lab of a lesson, or where nobody asked for it', async () => {
    expect(await deedOf({ status: 'stopped', ms: 1, reason: 'user' }, [], undefined, true)).toBeUndefined();
    expect(await deedOf({ status: 'finished', ms: 1 }, lab.expected, '/course/mine.lab.ts', true)).toBeUndefined();
    expect(await deedOf({ status: 'finished', ms: 1 }, lab.expected, undefined, true, true)).toBeUndefined();
  });
});

describe('states that an earlier version kept', () => {
  it('become events that are the same at every start, and stay as they are', async () => {
    const kept = { labStates: { 'mine/one': 'matched', 'mine/gone': 'ran', 'other/one': 'ran' } };
    const update = vi.fn();
    const memory = Object.assign(new fake.FakeMemory(kept), { update });
    const read = () => earlierStates(memory, [lesson], () => Promise.resolve('file:///course'));
    const [first, ...others] = await read();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ seq: 0, deed: { kind: 'labRan', lab: 'one', place: 'file:///course', outcome: 'matched', facts: null } });
    expect((await read()).map(({ id }) => id)).toEqual([first?.id]);
    expect(update).not.toHaveBeenCalled();
    expect(await earlierStates(memory, [lesson], () => Promise.resolve(undefined))).toEqual([]);
  });
});
