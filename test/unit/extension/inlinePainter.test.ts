import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Density } from '../../../src/core/inlineMark.ts';
import type { LinePainting } from '../../../src/extension/values/linePainting.ts';
import * as fake from './fakeVSCode.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));
const { InlinePainter } = await import('../../../src/extension/values/inlinePainter.ts');
const { Typing } = await import('../../../src/extension/values/typing.ts');

const uri = new fake.Uri('/a.lab.ts');
const document = { uri, getText: () => '' };
const editorOf = (viewColumn: number, of = document): fake.FakeEditor => ({
  document: of,
  viewColumn,
  visibleRanges: [{ start: { line: 0 }, end: { line: 40 } }],
});

function setUp() {
  const changed = new fake.EventEmitter<void>();
  const replaced = new fake.EventEmitter<void>();
  const settingsChanged = new fake.EventEmitter<void>();
  const settings = { density: 'short' as Density, onDidChange: settingsChanged.event };
  let newest = 0;
  let taken: number | null = null;
  const sheet = {
    uri,
    get isNew() {
      return taken === null;
    },
    refresh: () => {
      taken = newest;
    },
    lines: () => {
      const parts = [{ site: 0, name: 'a', kind: 'number', short: String(taken), full: '', isBad: false }];
      return taken === null ? [] : [{ line: 1, isOld: false, thrown: null, mark: { line: 1, parts } }];
    },
  };
  const sheets = {
    get: (of: fake.Uri) => (of === uri ? sheet : undefined),
    isOutdated: () => false,
    onDidChange: changed.event,
    onDidReplace: replaced.event,
  };
  const painted: { column: number | undefined; texts: string[]; looks: string[] }[] = [];
  const decorations = {
    paint: (editor: fake.FakeEditor, paintings: LinePainting[]) =>
      painted.push({ column: editor.viewColumn, texts: paintings.map(({ text }) => text), looks: paintings.map(({ look }) => look) }),
    clear: (editor: fake.FakeEditor) => painted.push({ column: editor.viewColumn, texts: [], looks: [] }),
  };
  const typing = new Typing();
  const painter = new InlinePainter({ sheets, decorations, typing, settings } as never);
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
  const type = (): void => {
    fake.documentChanged.fire({ document, contentChanges: [{ range: { start: { line: 0 } }, text: 'x' }] });
  };
  const dispose = (): void => {
    painter.dispose();
    typing.dispose();
  };
  return { painted, give, begin, type, settings, settingsChanged, dispose };
}

describe('InlinePainter', () => {
  let set: ReturnType<typeof setUp>;
  const last = () => set.painted.at(-1);
  beforeEach(() => {
    vi.useFakeTimers();
    fake.window.visibleTextEditors = [editorOf(1)];
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
    const right = { uri: new fake.Uri('/b.lab.ts'), getText: () => '' };
    fake.window.visibleTextEditors = [editorOf(1), editorOf(2), editorOf(3), editorOf(3, right)];
    fake.window.tabGroups.all = [{ viewColumn: 3, activeTab: { input: new fake.TabInputTextDiff(uri, right.uri) } }];
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
