import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompiledLab, ProbeSite } from '../../../src/core/compiledLab.ts';
import type { RunOutcome } from '../../../src/core/run.ts';
import * as fake from './fakeVSCode.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));
const { ValueSheets } = await import('../../../src/extension/values/valueSheets.ts');
const { LabRun } = await import('../../../src/extension/runs/labRun.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');

type Run = InstanceType<typeof LabRun>;

const uri = new fake.Uri('/a.lab.ts');
const other = new fake.Uri('/helper.ts');
const site = (file: number, line: number, name: string): ProbeSite => ({
  file,
  line,
  nameLine: line,
  nameColumn: 7,
  name,
  role: 'variable',
});
const lab: CompiledLab = {
  code: '',
  sites: [site(0, 1, 'a'), site(0, 2, 'b'), site(1, 1, 'c')],
  files: [
    { name: 'a.lab.ts', startLine: 1, lineCount: 3 },
    { name: './helper.ts', startLine: 4, lineCount: 1 },
  ],
};
const texts = ['const a = 1;\nconst b = 2;\nthrow 0;', 'const c = 3;'];

/** A document whose edits are told like VS Code tells them. */
function documentOf(of: fake.Uri, text: string) {
  let lines = text.split('\n');
  const document = {
    uri: of,
    getText: () => lines.join('\n'),
    get lineCount() {
      return lines.length;
    },
    lineAt: (line: number) => ({ text: lines[line] ?? '' }),
    insert(line: number, character: number, inserted: string): void {
      const before = lines[line] ?? '';
      lines[line] = before.slice(0, character) + inserted + before.slice(character);
      lines = lines.join('\n').split('\n');
      const range = { start: { line, character }, end: { line, character } };
      fake.documentChanged.fire({ document, contentChanges: [{ range, text: inserted }] });
    },
  };
  return document;
}

function setUp() {
  const emitters = {
    start: new fake.EventEmitter<Run>(),
    refuse: new fake.EventEmitter<{ uri: fake.Uri }>(),
    receive: new fake.EventEmitter<{ run: Run; event: { kind: string } }>(),
    end: new fake.EventEmitter<Run>(),
  };
  const { start, refuse, receive, end } = emitters;
  const runs = { onDidStart: start.event, onDidRefuse: refuse.event, onDidReceive: receive.event, onDidEnd: end.event };
  const sheets = new ValueSheets(runs as never);
  const begin = (): Run => {
    const tracked = [new TrackedText(uri as never, texts[0] ?? ''), new TrackedText(other as never, texts[1] ?? '')];
    const compilation = { ok: true, lab, hash: '', notice: null, toOriginal: (place: object) => ({ ...place, file: 0 }) } as never;
    const run = new LabRun({ id: 'r', compilation, texts: tracked, uri: uri as never });
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
    const sheet = sheets.get(document.uri as never);
    sheet?.refresh();
    return (sheet?.lines(document as never) ?? []).map(
      ({ line, isOld, mark, thrown }) =>
        `${isOld ? 'old ' : ''}${String(line)}: ${thrown ?? mark?.parts.map(part => part.short).join() ?? ''}`,
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

  it('follows edits, also those made before the first value came', () => {
    const { begin, give, shown } = setUp();
    const run = begin();
    lab1.insert(0, 0, '// new\n');
    give(run, [1, 2]);
    expect(shown(lab1)).toEqual(['2: 1', '3: 2']);
    lab1.insert(2, 11, '0');
    expect(shown(lab1)).toEqual(['2: 1', 'old 3: 2']);
  });

  it('takes away what a failed run left, and keeps what a whole one left, where a check has the last word', () => {
    const { sheets, begin, give, finish, shown } = setUp();
    const whole = begin();
    give(whole, [1, 2, 3]);
    finish(whole, { status: 'finished', ms: 1 });
    sheets.clearFailed(uri as never);
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    const failed = begin();
    give(failed, [1, 2, 3]);
    finish(failed, { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [{ line: 3, column: 1 }] } });
    sheets.clearFailed(uri as never);
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
    emitters.refuse.fire({ uri });
    expect(sheets.isOutdated(uri as never)).toBe(true);
    const silent = begin();
    finish(silent, stopped);
    expect(shown(lab1)).toEqual(['1: 1', '2: 2']);
    give(begin(), [7]);
    expect(sheets.isOutdated(uri as never)).toBe(false);
    expect(shown(lab1)).toEqual(['1: 7']);
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
