import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { Position } from '../../../src/core/run/position.ts';
import type { RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import { notices } from '../../../src/core/words/outcomeText.ts';
import type { RefusedRun } from '../../../src/extension/runs/runService.ts';
import { staleLines, type EditedText, type StaleLines } from '../../../src/instrument/staleness/staleLines.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import { variableSite } from './variableSite.ts';
import { eventually } from '../eventually.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { ValueSheets } = await import('../../../src/extension/values/valueSheets.ts');
const { LabRun } = await import('../../../src/extension/runs/labRun.ts');
const { LastRuns } = await import('../../../src/extension/runs/lastRuns.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');

type Run = InstanceType<typeof LabRun>;

const uri = fake.Uri.file('/a.lab.ts');
const other = fake.Uri.file('/helper.ts');
const lab: CompiledLab = {
  code: '',
  sites: [variableSite(0, 1, 'a'), variableSite(0, 2, 'b'), variableSite(1, 1, 'c')],
  files: [
    { name: 'a.lab.ts', startLine: 1, lineCount: 3 },
    { name: './helper.ts', startLine: 4, lineCount: 1 },
  ],
};
const texts = ['const a = 1;\nconst b = 2;\nthrow 0;', 'const c = 3;'];

/** A document whose edits are told like VS Code tells them. */
const documentOf = (of: fake.Uri, text: string) => new fake.FakeText(of, text, false);

/** The compiler, which answers in its own time. */
const tell = async (edited: EditedText): Promise<StaleLines> => Promise.resolve(staleLines(edited));

function setUp(askStale: (edited: EditedText) => Promise<StaleLines> = tell) {
  const emitters = {
    start: new fake.EventEmitter<Run>(),
    refuse: new fake.EventEmitter<RefusedRun>(),
    receive: new fake.EventEmitter<{ run: Run; event: RunEvent }>(),
    end: new fake.EventEmitter<Run>(),
  };
  const { start, refuse, receive, end } = emitters;
  const runs = { onDidStart: start.event, onDidRefuse: refuse.event, onDidReceive: receive.event, onDidEnd: end.event };
  const sheets = new ValueSheets(standIn(runs));
  const lastRuns = new LastRuns();
  const begin = (isLive = false): Run => {
    const tracked = [new TrackedText(uri, texts[0] ?? ''), new TrackedText(other, texts[1] ?? '')];
    const compilation = { ok: true as const, lab, hash: '', notice: null, toOriginal: (place: Position) => ({ ...place, file: 0 }) };
    const before = isLive ? null : lastRuns.wholeOf(uri);
    const run = new LabRun({ id: 'r', compilation, texts: tracked, uri, askStale, isLive, before });
    lastRuns.set(run);
    start.fire(run);
    return run;
  };
  const give = (run: Run, values: readonly number[]): void => {
    const event = {
      kind: 'values' as const,
      values: values.map((value, index) => ({ site: index, count: 1, value: { kind: 'number' as const, value, isGate: false } })),
    };
    run.receive(event);
    receive.fire({ run, event });
  };
  const finish = (run: Run, outcome: RunOutcome): void => {
    run.receive({ kind: 'ended', outcome });
    end.fire(run);
  };
  const shown = (document: ReturnType<typeof documentOf>): string[] => {
    const sheet = sheets.get(document.uri);
    sheet?.refresh();
    return (sheet?.lines(document) ?? []).map(
      ({ line, isOld, parts, thrown }) =>
        `${isOld === true ? 'old ' : ''}${String(line)}: ${thrown ?? parts.map(part => part.short).join()}`,
    );
  };
  return { sheets, emitters, begin, give, finish, shown };
}

const stopped: RunOutcome = { status: 'stopped', ms: 1, reason: 'user' };

describe('ValueSheets', () => {
  let lab1: ReturnType<typeof documentOf>;
  let helper: ReturnType<typeof documentOf>;
  beforeEach(() => {
    lab1 = documentOf(uri, texts[0] ?? '');
    helper = documentOf(other, texts[1] ?? '');
  });

  it('shows the values of the lab and of the files beside it, each in its own', () => {
    const { begin, give, shown } = setUp();
    give(begin(), [1, 2, 3]);
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    expect(shown(helper)).toEqual(['1: 3']);
  });

  it('follows edits, also those made before the first value came', async () => {
    const { sheets, begin, give, shown } = setUp();
    const run = begin();
    lab1.insert(0, 0, '// new\n');
    give(run, [1, 2]);
    expect(shown(lab1)).toEqual(['2: 1', '3: 2']);
    const aged = new Promise<void>(resolve => sheets.onDidAge(resolve));
    lab1.insert(2, 11, '0');
    await aged;
    expect(shown(lab1)).toEqual(['2: 1', 'old 3: 2']);
  });

  it('calls all values old while nobody says which are', async () => {
    const asked: ((lines: StaleLines) => void)[] = [];
    const { sheets, begin, give, shown } = setUp(() => new Promise(resolve => void asked.push(resolve)));
    const aged = (): Promise<void> => new Promise(resolve => sheets.onDidAge(resolve));
    give(begin(), [1, 2]);
    const overdue = aged();
    lab1.insert(1, 11, '0');
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    await overdue;
    expect(shown(lab1)).toEqual(['old 1: 1', 'old 2: 2']);
    // Only the newest text is asked for, and only once the thread is free.
    lab1.insert(1, 11, '0');
    lab1.insert(1, 11, '0');
    expect(asked).toHaveLength(1);
    asked[0]?.([]);
    await eventually(() => {
      expect(asked).toHaveLength(2);
    });
    const answered = aged();
    asked[1]?.([2]);
    await answered;
    expect(shown(lab1)).toEqual(['1: 1', 'old 2: 2']);
  });

  it('calls all values old where nobody can say which are', async () => {
    const { sheets, begin, give, shown } = setUp(() => Promise.reject(new Error('There is no thread.')));
    give(begin(), [1, 2]);
    const aged = new Promise<void>(resolve => sheets.onDidAge(resolve));
    lab1.insert(1, 11, '0');
    await aged;
    expect(shown(lab1)).toEqual(['old 1: 1', 'old 2: 2']);
  });

  it('calls all values old once a file beside the lab computes something else', async () => {
    const { sheets, begin, give, shown } = setUp();
    give(begin(), [1, 2, 3]);
    const aged = (): Promise<void> => new Promise(resolve => sheets.onDidAge(resolve));
    const remark = aged();
    helper.insert(0, 0, '// a remark\n');
    await remark;
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    const other = aged();
    helper.insert(1, 10, '1');
    await other;
    expect([...shown(lab1), ...shown(helper)]).toEqual(['old 1: 1', 'old 2: 2', 'old 2: 3']);
  });

  it('takes away what a failed run left, and keeps what a whole one left, where a check has the last word', () => {
    const { sheets, begin, give, finish, shown } = setUp();
    const whole = begin();
    give(whole, [1, 2, 3]);
    finish(whole, { status: 'finished', ms: 1 });
    sheets.clearFailed(uri);
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    const failed = begin();
    give(failed, [1, 2, 3]);
    finish(failed, { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [{ line: 3, column: 1 }] } });
    sheets.clearFailed(uri);
    expect(shown(lab1)).toEqual([]);
    expect(shown(helper)).toEqual(['1: 3']);
  });

  it('shows nothing where a change of the file was missed', () => {
    const { begin, give, shown } = setUp();
    give(begin(), [1, 2]);
    expect(shown(documentOf(uri, `// added while closed\n${texts[0] ?? ''}`))).toEqual([]);
    expect(shown(documentOf(uri, (texts[0] ?? '').replace('b = 2', 'b = 3')))).toEqual(['1: 1']);
  });

  it('keeps the older values, marked, until the new run has one of its own', () => {
    const { sheets, emitters, begin, give, finish, shown } = setUp();
    const first = begin();
    give(first, [1, 2]);
    finish(first, { status: 'finished', ms: 1 });
    emitters.refuse.fire({ uri, text: '', message: notices.empty, problems: [] });
    expect(sheets.isOutdated(uri)).toBe(true);
    const silent = begin();
    finish(silent, stopped);
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    give(begin(), [7]);
    expect(sheets.isOutdated(uri)).toBe(false);
    expect(shown(lab1)).toEqual(['1: 7']);
  });

  it('tells what differs from the last run that came to its end, once the new one has; live runs are none', () => {
    const { sheets, begin, give, finish } = setUp();
    const changes = (): (string | undefined)[] => {
      const sheet = sheets.get(uri);
      sheet?.refresh();
      return (sheet?.lines(lab1) ?? []).flatMap(({ parts }) => parts.map(({ change }) => change?.words));
    };
    const run = (values: readonly number[], isLive = false): void => {
      const one = begin(isLive);
      give(one, values);
      expect(changes()).toEqual([undefined, undefined]);
      finish(one, { status: 'finished', ms: 1 });
    };
    run([1, 2]);
    expect(changes()).toEqual([undefined, undefined]);
    run([1, 5]);
    expect(changes()).toEqual([undefined, 'was 2 in your last run (+3)']);
    run([9, 9], true);
    expect(changes()).toEqual([undefined, undefined]);
    run([1, 4]);
    expect(changes()).toEqual([undefined, 'was 5 in your last run (-1)']);
    const cut = begin();
    give(cut, [8, 8]);
    finish(cut, stopped);
    expect(changes()).toEqual([undefined, undefined]);
    run([2, 4]);
    expect(changes()).toEqual(['was 1 in your last run (+1)', undefined]);
  });

  it('tells that a run has given all its values, and not that one was replaced before it gave any', () => {
    const { sheets, begin, give, finish } = setUp();
    let settled = 0;
    sheets.onDidSettle(() => settled++);
    const run = begin();
    give(run, [1]);
    expect(settled).toBe(0);
    finish(run, { status: 'finished', ms: 1 });
    expect(settled).toBe(1);
    finish(begin(), stopped);
    expect(settled).toBe(1);
  });

  it('says what was thrown on the line that threw', () => {
    const { begin, give, finish, shown } = setUp();
    const run = begin();
    give(run, [1]);
    finish(run, { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [{ line: 3, column: 1 }] } });
    expect(shown(lab1)).toEqual(['1: 1', '3: boom']);
  });

  it('stops following the text of runs that are not shown any more', () => {
    const { begin, give, finish } = setUp();
    const run = begin();
    give(run, [1]);
    finish(run, { status: 'finished', ms: 1 });
    const dispose = vi.spyOn(run, 'dispose');
    give(begin(), [2]);
    expect(dispose).toHaveBeenCalledTimes(1);
  });
});
