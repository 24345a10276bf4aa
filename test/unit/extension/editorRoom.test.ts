import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event, ViewColumn } from 'vscode';
import * as fake from './fakeVSCode/vscode.ts';
import { registered } from './fakeVSCode/learner.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { EditorLayout } = await import('../../../src/extension/host/editorLayout.ts');
const { EditorRoom } = await import('../../../src/extension/values/editorRoom.ts');

const text = `const x = 1;\n${'y'.repeat(200)}\n\tz`;
const editorIn = (column: ViewColumn): fake.FakeEditor => new fake.FakeEditor(new fake.FakeText(fake.Uri.file('/a.lab.ts'), text), column);
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('EditorRoom', () => {
  let layout: unknown;
  let resized: fake.EventEmitter<void>;
  let panel: { panelWidth: number | null; onDidResize: Event<void> };
  let room: InstanceType<typeof EditorRoom>;
  let changes: number;
  let editors: InstanceType<typeof EditorLayout>;
  beforeEach(async () => {
    layout = { orientation: 0, groups: [{ size: 916 }, { size: 616 }] };
    registered.set('vscode.getEditorLayout', () => layout);
    fake.window.visibleTextEditors = [editorIn(fake.ViewColumn.One)];
    resized = new fake.EventEmitter<void>();
    editors = new EditorLayout();
    panel = { panelWidth: null, onDidResize: resized.event };
    room = new EditorRoom(panel, editors);
    changes = 0;
    room.onDidChange(() => changes++);
    await settled();
  });
  afterEach(() => {
    room.dispose();
    registered.delete('vscode.getEditorLayout');
  });

  it('asks nothing while no lab is to be seen, and nothing was painted', async () => {
    fake.window.visibleTextEditors = [];
    const asked = vi.fn(() => layout);
    registered.set('vscode.getEditorLayout', asked);
    const other = new EditorRoom(panel, editors);
    resized.fire();
    await settled();
    expect(asked).not.toHaveBeenCalled();
    other.behind(editorIn(fake.ViewColumn.One));
    resized.fire();
    await settled();
    expect(asked).toHaveBeenCalledOnce();
    other.dispose();
  });

  it('is what the code leaves of its group, and less than none behind a long line', () => {
    const [wide, narrow] = [room.behind(editorIn(fake.ViewColumn.One)), room.behind(editorIn(fake.ViewColumn.Two))];
    expect(wide(1)).toBeGreaterThan(60);
    expect(narrow(1)).toBeLessThan(wide(1) - 25);
    expect(wide(2)).toBe(wide(1) - 188);
    expect(wide(3)).toBe(wide(1) + 12 - 3);
  });

  it('is asked for again when something may have changed it, and tells only of what did', async () => {
    expect(changes).toBe(1);
    const before = room.behind(editorIn(fake.ViewColumn.One))(1);
    resized.fire();
    await settled();
    expect(changes).toBe(1);
    layout = { orientation: 0, groups: [{ size: 700 }] };
    resized.fire();
    resized.fire();
    await settled();
    expect(changes).toBe(2);
    expect(room.behind(editorIn(fake.ViewColumn.One))(1)).toBeLessThan(before - 20);
  });

  it('is asked for when the groups were given other widths, of which VS Code tells nobody', async () => {
    const before = room.behind(editorIn(fake.ViewColumn.One))(1);
    registered.set('vscode.setEditorLayout', () => (layout = { orientation: 0, groups: [{ size: 766 }, { size: 766 }] }));
    await editors.set({ orientation: 0, groups: [{ size: 0.5 }, { size: 0.5 }] });
    await settled();
    registered.delete('vscode.setEditorLayout');
    expect(room.behind(editorIn(fake.ViewColumn.One))(1)).toBeLessThan(before - 10);
  });

  it('is as wide as the Panel where a group is alone and its width is not told', async () => {
    layout = { orientation: 1, groups: [{ size: 500 }] };
    panel.panelWidth = 916;
    const before = room.behind(editorIn(fake.ViewColumn.One))(1);
    resized.fire();
    await settled();
    expect(room.behind(editorIn(fake.ViewColumn.One))(1)).toBe(before);
    panel.panelWidth = 1222;
    resized.fire();
    await settled();
    expect(room.behind(editorIn(fake.ViewColumn.One))(1)).toBeGreaterThan(before + 20);
  });

  it('is that of a usual editor where nobody tells, and stays what it was where nobody answers', async () => {
    const known = room.behind(editorIn(fake.ViewColumn.One))(1);
    registered.set('vscode.getEditorLayout', () => undefined);
    resized.fire();
    await settled();
    expect(room.behind(editorIn(fake.ViewColumn.One))(1)).toBe(known);
    const other = new EditorRoom(panel, editors);
    await settled();
    expect(other.behind(editorIn(fake.ViewColumn.One))(1)).toBe(84 - 12 - 2);
    other.dispose();
  });
});
