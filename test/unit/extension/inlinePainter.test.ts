import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Density } from '../../../src/core/words/inline/inlineMark.ts';
import type { TextEditor, Uri, ViewColumn } from 'vscode';
import type { ValueSheet } from '../../../src/extension/values/valueSheet.ts';
import type { LinePainting } from '../../../src/extension/values/linePainting.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { InlinePainter } = await import('../../../src/extension/values/inlinePainter.ts');
const { Typing } = await import('../../../src/extension/values/typing.ts');

const uri = fake.Uri.file('/a.lab.ts');
const document = new fake.FakeText(uri, '');
const editorOf = (viewColumn: ViewColumn, of = document) => new fake.FakeEditor(of, viewColumn);

function setUp() {
  const changed = new fake.EventEmitter<void>();
  const replaced = new fake.EventEmitter<void>();
  const aged = new fake.EventEmitter<void>();
  const stepped = new fake.EventEmitter<void>();
  const settled = new fake.EventEmitter<void>();
  const settingsChanged = new fake.EventEmitter<void>();
  const settings = { density: 'short' as Density, onDidChange: settingsChanged.event };
  const roomChanged = new fake.EventEmitter<void>();
  const room = { columns: 80 };
  let newest = 0;
  let taken: number | null = null;
  let isLive = false;
  const sheet = standIn<ValueSheet>({
    uri,
    run: standIn({
      get isLive() {
        return isLive;
      },
    }),
    get isNew() {
      return taken === null;
    },
    refresh: () => {
      taken = newest;
    },
    lines: () => {
      const parts = [
        { site: 0, name: 'a', kind: 'number' as const, short: String(taken), forms: [String(taken)], times: '', full: '', isBad: false },
      ];
      return taken === null ? [] : [{ line: 1, isOld: false, parts }];
    },
  });
  const sheets = {
    get: (of: Uri) => (of === uri ? sheet : undefined),
    isOutdated: () => false,
    onDidChange: changed.event,
    onDidReplace: replaced.event,
    onDidStep: stepped.event,
    onDidSettle: settled.event,
    onDidAge: aged.event,
  };
  const painted: { column: number | undefined; texts: string[]; looks: string[] }[] = [];
  const decorations = {
    paint: (editor: TextEditor, paintings: LinePainting[]) =>
      painted.push({ column: editor.viewColumn, texts: paintings.map(({ text }) => text), looks: paintings.map(({ look }) => look) }),
    clear: (editor: TextEditor) => painted.push({ column: editor.viewColumn, texts: [], looks: [] }),
  };
  const typing = new Typing();
  const painter = new InlinePainter({
    sheets: standIn(sheets),
    decorations: standIn(decorations),
    typing,
    settings: standIn(settings),
    live: { isAwaited: () => false },
    room: standIn({ onDidChange: roomChanged.event, behind: () => () => room.columns }),
  });
  const give = (value: number): void => {
    newest = value;
    changed.fire();
  };
  const begin = (value: number): void => {
    taken = null;
    newest = value;
    replaced.fire();
    changed.fire();
  };
  /** The run is over, with this as its last value. */
  const settle = (value: number): void => {
    newest = value;
    changed.fire();
    settled.fire();
  };
  const goLive = (): void => {
    isLive = true;
  };
  const type = (): void => {
    document.insert(0, 0, 'x');
  };
  const dispose = (): void => {
    painter.dispose();
    typing.dispose();
  };
  return { painted, give, begin, settle, goLive, type, settings, settingsChanged, room, roomChanged, dispose };
}

describe('InlinePainter', () => {
  let set: ReturnType<typeof setUp>;
  const last = () => set.painted.at(-1);
  beforeEach(() => {
    vi.useFakeTimers();
    fake.window.visibleTextEditors = [editorOf(fake.ViewColumn.One)];
    fake.window.tabGroups.all = [];
    set = setUp();
  });
  afterEach(() => {
    set.dispose();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('paints the first values of a run at once, also right after another painting', () => {
    set.begin(1);
    expect(last()?.texts).toEqual(['1']);
    set.begin(2);
    expect(last()?.texts).toEqual(['2']);
  });

  it('paints anew what is there when there is more room, or less', () => {
    set.begin(123_456_789);
    expect(last()?.texts).toEqual(['123456789']);
    set.room.columns = 8;
    set.roomChanged.fire();
    expect(last()?.texts).toEqual(['1234567…']);
  });

  it('paints what comes after that four times a second, the newest last', () => {
    set.begin(0);
    const before = set.painted.length;
    for (let i = 1; i <= 100; i++) {
      set.give(i);
      vi.advanceTimersByTime(10);
    }
    expect(set.painted.length - before).toBe(4);
    vi.advanceTimersByTime(250);
    expect(last()?.texts).toEqual(['100']);
  });

  it('holds newer values while the learner types, and moves those that are there', () => {
    set.begin(1);
    vi.advanceTimersByTime(1_000);
    set.type();
    set.give(2);
    vi.advanceTimersByTime(200);
    expect(last()?.texts).toEqual(['1']);
    const before = set.painted.length;
    set.type();
    vi.advanceTimersByTime(0);
    expect(set.painted.length).toBeGreaterThan(before);
    vi.advanceTimersByTime(400);
    expect(last()?.texts).toEqual(['2']);
  });

  it('paints the last values of a run at once, without the wait between two paintings', () => {
    set.begin(1);
    set.give(2);
    expect(last()?.texts).toEqual(['1']);
    set.settle(3);
    expect(last()?.texts).toEqual(['3']);
    const { length } = set.painted;
    vi.advanceTimersByTime(250);
    expect(set.painted.length).toBe(length);
  });

  it('does not make values that follow the typing wait for its end', () => {
    set.goLive();
    set.begin(1);
    set.type();
    set.settle(2);
    expect(last()?.texts).toEqual(['2']);
    vi.advanceTimersByTime(400);
  });

  it('holds the last values of a run that was asked for while the learner types', () => {
    set.begin(1);
    set.type();
    set.settle(2);
    expect(last()?.texts).toEqual(['1']);
    vi.advanceTimersByTime(400);
    expect(last()?.texts).toEqual(['2']);
  });

  it('dims the whole set after more than 200 ms of typing, and no longer', () => {
    set.begin(1);
    for (let i = 0; i < 4; i++) {
      set.type();
      vi.advanceTimersByTime(100);
    }
    expect(last()?.looks).toEqual(['old']);
    vi.advanceTimersByTime(400);
    expect(last()?.looks).toEqual(['value']);
  });

  it('does not make a run that was just asked for wait for the end of typing', () => {
    set.type();
    set.begin(5);
    expect(last()?.texts).toEqual(['5']);
  });

  it('paints every editor of a document, but not the left side of a comparison', () => {
    const right = new fake.FakeText('/b.lab.ts', '');
    fake.window.visibleTextEditors = [
      editorOf(fake.ViewColumn.One),
      editorOf(fake.ViewColumn.Two),
      editorOf(fake.ViewColumn.Three),
      editorOf(fake.ViewColumn.Three, right),
    ];
    fake.window.tabGroups.all = [new fake.FakeTabGroup(fake.ViewColumn.Three, [new fake.TabInputTextDiff(uri, right.uri)])];
    set.begin(1);
    expect(set.painted.slice(-4).map(({ column, texts }) => [column, texts.length])).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
      [3, 0],
    ]);
  });

  it('follows the density at once', () => {
    set.begin(1);
    set.settings.density = 'off';
    set.settingsChanged.fire();
    expect(last()?.texts).toEqual([]);
  });
});
