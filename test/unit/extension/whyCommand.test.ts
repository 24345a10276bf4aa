import { beforeEach, expect, it, vi } from 'vitest';
import type { AskedGate } from '../../../src/core/channels/labPageChannel.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { RunId } from '../../../src/core/run/run.ts';
import type { PageLink } from '../../../src/extension/labView/pageLink.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import type { LastRuns } from '../../../src/extension/runs/lastRuns.ts';
import type { Log } from '../../../src/extension/shown/log.ts';
import type { ValueSheets } from '../../../src/extension/values/valueSheets.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { WhyCommand } = await import('../../../src/extension/steps/whyCommand.ts');
const { ValueSheet } = await import('../../../src/extension/values/valueSheet.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { commands } = await import('../../../src/extension/host/ids.ts');

const uri = fake.Uri.file('/a.lab.ts');
const id = 'a'.repeat(32);
const text = ['const gru = 1;', 'const two = 2;', 'const lstm = 3;'].join('\n');

const gate = (name: string, mean: number) =>
  ({ name, meaning: 'keeps', min: 0, max: 1, mean, steps: 2, overTime: [mean, mean], ofUnits: [mean] }) as const;
const modules: Readonly<Record<string, { layer: number; gates: ReturnType<typeof gate>[] }>> = {
  gru: { layer: 0, gates: [gate('reset', 0.25), gate('update', 0.5)] },
  lstm: { layer: 3, gates: [gate('forget', 0.75)] },
};

/** A run with gates inside the modules of two lines; with none where `isPlain`. */
async function setUp({ isPlain = false, isOver = true, isLast = true } = {}) {
  const compiled = await compileLab({ name: 'a.lab.ts', text });
  if (!compiled.ok) throw new Error('The lab does not compile.');
  const { lab } = compiled;
  const values = lab.sites.flatMap(({ name }, site) => {
    const module = modules[name];
    const value =
      module && !isPlain
        ? { kind: 'module' as const, text: name, parameters: 1, ...module }
        : { kind: 'number' as const, value: 2, isGate: false };
    return [{ site, count: 1, value }];
  });
  const state = [{ kind: 'values' as const, values }].reduce(reduceRun, freshRun);
  const run = standIn<LabRun>({
    ...{ id, uri, lab, state, isOver, isKept: false, earlier: null, cursor: null },
    texts: [new TrackedText(uri, text)],
    stale: standIn({ isStale: () => false }),
  });
  const sheet = new ValueSheet(run, 0, uri);
  sheet.refresh();
  const shown: (AskedGate & { readonly runId: RunId })[] = [];
  const followed: string[] = [];
  const showWhy: PageLink['remote']['showWhy'] = params => {
    shown.push(params);
    return Promise.resolve();
  };
  new WhyCommand({
    sheets: standIn<ValueSheets>({ get: () => sheet }),
    lastRuns: standIn<LastRuns>({ get: () => (isLast ? run : undefined) }),
    labView: { focus: () => Promise.resolve(standIn<PageLink>({ remote: standIn<PageLink['remote']>({ showWhy }) })) },
    shownLab: { follow: ({ path }) => followed.push(path) },
    commands: new Guards(standIn<Log>({ error: () => undefined })).commands,
  });
  const editor = new fake.FakeEditor(new fake.FakeText(uri, text, false));
  fake.window.activeTextEditor = editor;
  const askAt = (line: number): Promise<void> => {
    editor.selection = new fake.Selection(line - 1, 0, line - 1, 0);
    return fake.press(commands.whyValue);
  };
  return { askAt, shown, followed };
}

beforeEach(() => {
  fake.forgetAll();
  fake.workspace.isTrusted = true;
});

it('opens the only gate of the cursor’s line at once, and asks which of several', async () => {
  const { askAt, shown, followed } = await setUp();
  await askAt(3);
  expect(fake.asked).toEqual([]);
  let labels: readonly string[] = [];
  fake.choices.item = found => ((labels = found), found[1]);
  await askAt(1);
  expect(labels).toEqual(['Line 1: gru.reset', 'Line 1: gru.update']);
  // Of a line without any, those of the file.
  await askAt(2);
  expect(labels).toEqual(['Line 1: gru.reset', 'Line 1: gru.update', 'Line 3: lstm.forget']);
  fake.choices.item = () => undefined;
  await askAt(2);
  expect(shown).toEqual([
    { runId: id, layer: 3, gate: 'forget' },
    { runId: id, layer: 0, gate: 'update' },
    { runId: id, layer: 0, gate: 'update' },
  ]);
  expect(followed).toEqual([uri.path, uri.path, uri.path]);
});

it('says why there is nothing to open', async () => {
  const plain = await setUp({ isPlain: true });
  await plain.askAt(1);
  const running = await setUp({ isOver: false });
  await running.askAt(1);
  const older = await setUp({ isLast: false });
  await older.askAt(1);
  fake.window.activeTextEditor = undefined;
  await fake.press(commands.whyValue);
  expect(fake.said).toEqual([
    expect.stringContaining('No gate inside a recurrent module stands in this file.'),
    'Why a gate is as it is can be told of the last run of the lab, once that has ended.',
    'Why a gate is as it is can be told of the last run of the lab, once that has ended.',
    expect.stringContaining('lab'),
  ]);
  expect([...plain.shown, ...running.shown, ...older.shown]).toEqual([]);
});
