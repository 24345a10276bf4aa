import { beforeEach, expect, it, vi } from 'vitest';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { EditorLayout } = await import('../../../src/extension/host/editorLayout.ts');
const { shareFirstSplit } = await import('../../../src/extension/lessonPage/firstSplit.ts');

const layouts = () => fake.executed.map(({ command, args }) => [command, ...args]);

function open(): void {
  const group = new fake.FakeTabGroup(fake.ViewColumn.One);
  fake.window.tabGroups.all = [...fake.window.tabGroups.all, group];
  fake.tabGroupsChanged.fire({ opened: [group], closed: [], changed: [] });
}

beforeEach(() => {
  fake.forgetAll();
  fake.tabGroupsChanged.dispose();
});

it('gives the editor more room than the lab view, once', () => {
  open();
  shareFirstSplit(new EditorLayout());
  fake.tabGroupsChanged.fire({ opened: [], closed: [], changed: [] });
  expect(layouts()).toEqual([]);
  open();
  expect(layouts()).toEqual([['vscode.setEditorLayout', { orientation: 0, groups: [{ size: 0.6 }, { size: 0.4 }] }]]);
  open();
  expect(layouts()).toHaveLength(1);
  expect(fake.tabGroupsChanged.size).toBe(0);
});

it('leaves a layout of the learner as it is', () => {
  open();
  open();
  shareFirstSplit(new EditorLayout());
  open();
  expect(layouts()).toEqual([]);
});
