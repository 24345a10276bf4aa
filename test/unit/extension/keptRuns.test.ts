import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import { earlierRun } from '../../../src/extension/runs/wholeRun.ts';
import { GuardedFiles } from '../../../src/extension/trust/guardedFiles.ts';
import { Trust } from '../../../src/extension/trust/trust.ts';
import { openNewWindow } from './fakeVSCode/newWindow.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import { variableSite } from './variableSite.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { eventually } from '../eventually.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { KeptRuns } = await import('../../../src/extension/keptRuns/keptRuns.ts');
const { KeptRunFiles } = await import('../../../src/extension/keptRuns/keptRunFiles.ts');
const { decodeRun, encodeRun } = await import('../../../src/extension/keptRuns/keptRun.ts');
const { LabRun } = await import('../../../src/extension/runs/labRun.ts');
const { LastRuns } = await import('../../../src/extension/runs/lastRuns.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');
const { ValueSheets } = await import('../../../src/extension/values/valueSheets.ts');

type Run = InstanceType<typeof LabRun>;

const uri = fake.Uri.file('/lesson/a.lab.ts');
const helper = fake.Uri.file('/lesson/helper.ts');
const text = "import { c } from './helper.ts';\nconst a = c;\nconst b = a;\nthrow b;";
const helperText = 'export const c = 3;';
const lab: CompiledLab = {
  code: 'secret of this run',
  sites: [{ ...variableSite(0, 2, 'a'), loopEnd: 3, isCounter: true }, { ...variableSite(0, 3, 'b'), says: '4' }, variableSite(1, 1, 'c')],
  files: [
    { name: 'a.lab.ts', startLine: 1, lineCount: 4 },
    { name: './helper.ts', startLine: 5, lineCount: 1 },
  ],
};
const finished: RunOutcome = { status: 'finished', ms: 5 };
const failed: RunOutcome = { status: 'failed', ms: 5, error: { name: 'Error', message: 'boom', frames: [{ line: 104, column: 1 }] } };

const valuesOf = (...numbers: number[]): RunEvent => ({
  kind: 'values',
  values: numbers.map((value, index) => ({ site: index, count: 1, value: { kind: 'number', value, isGate: false } })),
});

/** A run that has ended, of a lab whose code stands 100 lines further down. */
function ranWith(events: readonly RunEvent[], outcome: RunOutcome): Run {
  const run = new LabRun({
    id: 'r',
    compilation: { ok: true, lab, hash: '', notice: null, toOriginal: ({ line, column }) => ({ file: 0, line: line - 100, column }) },
    texts: [new TrackedText(uri, text), new TrackedText(helper, helperText)],
    uri,
    askStale: () => Promise.resolve([]),
  });
  for (const event of [...events, { kind: 'ended', outcome } as const]) run.receive(event);
  run.message = { code: 'E-OK', severity: 'ok', text: 'Finished in 5 ms.', line: null };
  return run;
}

/** A window, as it opens: what was kept in the one before is on disk. */
function openWindow(version = '1.0.0') {
  const ended = new fake.EventEmitter<Run>();
  const none = new fake.EventEmitter<never>().event;
  const runs = { onDidStart: none, onDidRefuse: none, onDidReceive: none, onDidEnd: ended.event, isRunning: () => false };
  const sheets = new ValueSheets(standIn(runs));
  const lastRuns = new LastRuns();
  const shownAgain: string[] = [];
  const trust = new Trust();
  const files = new KeptRunFiles(fake.Uri.file('/storage'), new GuardedFiles(trust));
  const log = { warn: vi.fn() };
  const keptRuns = new KeptRuns({
    ...{ runs: standIn(runs), sheets, lastRuns, files, trust, version },
    shownLab: standIn({ showAgain: (shown: fake.Uri) => void shownAgain.push(shown.path) }),
    compiler: standIn({ staleLines: () => Promise.resolve([]) }),
    givenTexts: standIn({ isChanged: () => Promise.resolve(false) }),
    log: standIn(log),
  });
  const end = async (run: Run): Promise<void> => {
    lastRuns.set(run);
    ended.fire(run);
    await files.read(uri);
  };
  const marks = (document: fake.FakeText): string[] => {
    const sheet = sheets.get(document.uri);
    sheet?.refresh();
    const words = (sheet?.lines(document) ?? []).map(({ line, isOld, parts, thrown }) => {
      return `${isOld === true ? 'old ' : ''}${String(line)}: ${thrown ?? parts.map(part => part.short).join()}`;
    });
    return words;
  };
  return { sheets, lastRuns, shownAgain, keptRuns, files, log, end, marks };
}

/** VS Code as it opens, with what is on the disk. */
function reload(): void {
  const stored = [...fake.memoryFiles.files];
  openNewWindow();
  for (const [path, content] of stored) fake.memoryFiles.files.set(path, content);
}

/** Shows a text in an editor, and waits until what is kept of it has been looked for. */
async function showing(of: fake.Uri, now: string): Promise<fake.FakeText> {
  const reading = vi.spyOn(KeptRunFiles.prototype, 'read');
  const document = new fake.FakeText(of, now);
  fake.window.visibleTextEditors = [standIn({ document })];
  fake.visibleEditorsChanged.fire([]);
  await eventually(() => {
    expect(reading).toHaveBeenCalledOnce();
  });
  await reading.mock.results[0]?.value;
  // What follows takes no time of a disk's or a clock's.
  await new Promise(resolve => void setImmediate(resolve));
  reading.mockRestore();
  return document;
}

describe('the last run of a lab in the next window', () => {
  beforeEach(() => {
    openNewWindow();
    fake.memoryFiles.files.set(helper.path, helperText);
  });

  async function ranBefore(run: Run): Promise<ReturnType<typeof openWindow>> {
    await openWindow().end(run);
    reload();
    return openWindow();
  }

  it('has its values, all of them old, and is shown in the view with words for it', async () => {
    const { marks, lastRuns, shownAgain } = await ranBefore(ranWith([valuesOf(3, 4, 5)], finished));
    const document = await showing(uri, text);
    expect(marks(document)).toEqual(['old 2: 3', 'old 3: 4']);
    expect(shownAgain).toEqual([uri.path]);
    expect(lastRuns.get(uri)?.lab.sites).toEqual(lab.sites);
    expect(lastRuns.get(uri)?.message?.text).toBe('Before the window was opened again: Finished in 5 ms.');
  });

  it('has them on the lines that read as they did, wherever those are now', async () => {
    const { marks } = await ranBefore(ranWith([valuesOf(3, 4, 5)], finished));
    expect(marks(await showing(uri, text.replace('const b = a;', 'const b = 2 * a;').replace('const a', '// new\nconst a')))).toEqual([
      'old 3: 3',
    ]);
  });

  it('is not even read in a folder that is not trusted, until it is', async () => {
    const { marks } = await ranBefore(ranWith([valuesOf(3, 4, 5)], finished));
    const reading = vi.spyOn(KeptRunFiles.prototype, 'read');
    fake.workspace.isTrusted = false;
    try {
      const document = new fake.FakeText(uri, text);
      fake.window.visibleTextEditors = [standIn({ document })];
      fake.visibleEditorsChanged.fire([]);
      await new Promise(resolve => void setImmediate(resolve));
      expect(reading).not.toHaveBeenCalled();
      expect(marks(document)).toEqual([]);
      fake.workspace.isTrusted = true;
      fake.trustGranted.fire();
      await eventually(() => {
        expect(marks(document)).toEqual(['old 2: 3', 'old 3: 4']);
      });
    } finally {
      fake.workspace.isTrusted = true;
      reading.mockRestore();
    }
  });

  it('says where it threw what it threw', async () => {
    const { marks } = await ranBefore(ranWith([valuesOf(3)], failed));
    expect(marks(await showing(uri, text))).toEqual(['old 2: 3', 'old 4: boom']);
  });

  it('has none where a file beside it reads otherwise', async () => {
    const { marks } = await ranBefore(ranWith([valuesOf(3, 4, 5)], finished));
    fake.memoryFiles.files.set(helper.path, 'export const c = 4;');
    expect(marks(await showing(uri, text))).toEqual([]);
  });

  it('has none of a release that wrote them otherwise', async () => {
    await openWindow('0.9.0').end(ranWith([valuesOf(3, 4, 5)], finished));
    reload();
    expect(openWindow().marks(await showing(uri, text))).toEqual([]);
  });

  it('never takes the place of a newer run', async () => {
    const { marks, lastRuns } = await ranBefore(ranWith([valuesOf(3, 4, 5)], finished));
    const newer = ranWith([], finished);
    lastRuns.set(newer);
    expect(marks(await showing(uri, text))).toEqual([]);
    expect(lastRuns.get(uri)).toBe(newer);
  });

  it('is the last one that gave a value', async () => {
    const first = openWindow();
    await first.end(ranWith([valuesOf(1)], finished));
    await first.end(ranWith([valuesOf(2)], finished));
    await first.end(ranWith([], { status: 'stopped', ms: 1, reason: 'user' }));
    reload();
    expect(openWindow().marks(await showing(uri, text))).toEqual(['old 2: 2']);
  });

  it('goes on where what was kept cannot be read', async () => {
    const { marks, log } = await ranBefore(ranWith([valuesOf(1)], finished));
    for (const path of fake.memoryFiles.files.keys()) if (path.startsWith('/storage')) fake.memoryFiles.files.set(path, '{"version":');
    expect(marks(await showing(uri, text))).toEqual([]);
    expect(log.warn).not.toHaveBeenCalled();
  });
});

describe('what is written of a run', () => {
  it('comes back whole, without the code that ran', () => {
    const run = ranWith([{ kind: 'output', from: 0, lines: ['hello'], total: 1 }, valuesOf(1, 2)], failed);
    const written = encodeRun(run, '1.0.0') ?? '';
    expect(written).not.toContain('secret');
    expect(decodeRun(written, '1.0.0')).toMatchObject({
      texts: [text, helperText],
      events: [{ kind: 'output', lines: ['hello'] }, { kind: 'values' }, { kind: 'ended', outcome: failed }],
      places: [{ from: { line: 104 }, to: { file: 0, line: 4 } }],
    });
  });

  it('leaves out what was printed before it grows too large', () => {
    const lines = Array.from({ length: 900 }, () => 'x'.repeat(9_000));
    const run = ranWith([{ kind: 'output', from: 0, lines, total: 900 }, valuesOf(1)], finished);
    const events = decodeRun(encodeRun(run, '1.0.0') ?? '', '1.0.0')?.events ?? [];
    expect(events.map(({ kind }) => kind)).toEqual(['output', 'values', 'ended']);
    // It is not taken for a run that has printed nothing, to which all lines of the next one would be new.
    const state = events.reduce(reduceRun, freshRun);
    expect(state.console).toMatchObject({ total: 900 });
    expect(earlierRun(run.lab, { lab: run.lab, state }).lines).toBeNull();
  });
});

it('keeps a few labs, those that ran last', async () => {
  openNewWindow();
  const files = new KeptRunFiles(fake.Uri.file('/storage'), new GuardedFiles(new Trust()));
  for (let i = 0; i < 30; i++) await files.write(fake.Uri.file(`/${String(i)}.lab.ts`), 'text');
  expect(await files.read(fake.Uri.file('/29.lab.ts'))).toBe('text');
  expect([...fake.memoryFiles.files.keys()].length).toBe(24);
  await files.write(fake.Uri.file('/29.lab.ts'), null);
  expect(await files.read(fake.Uri.file('/29.lab.ts'))).toBeNull();
});
