import { expect, it, vi } from 'vitest';
import * as fake from '../fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { whenNotInFirstColumn } = await import('../../../../src/extension/lessonPage/firstColumn.ts');

it('waits until the page has left the first column, whatever else changes there', async () => {
  const page = new fake.TabInputWebview('mainThreadWebview-a.page');
  const other = new fake.TabInputWebview('mainThreadWebview-a.other');
  const second = new fake.FakeTabGroup(fake.ViewColumn.Two, [page]);
  fake.window.tabGroups.all = [second, new fake.FakeTabGroup(fake.ViewColumn.One, [page, other, null])];
  let isDone = false;
  const waiting = whenNotInFirstColumn('a.page').then(() => (isDone = true));
  const change = async (tabs: readonly unknown[]): Promise<void> => {
    fake.window.tabGroups.all = [second, new fake.FakeTabGroup(fake.ViewColumn.One, tabs)];
    fake.tabsChanged.fire({ opened: [], closed: [], changed: [] });
    await Promise.resolve();
  };
  await change([other, page]);
  expect(isDone).toBe(false);
  await change([other]);
  await waiting;
  expect(fake.tabsChanged.size).toBe(0);
});

it('hears of it where VS Code tells a moved page as a change of the columns alone', async () => {
  const page = new fake.TabInputWebview('mainThreadWebview-a.page');
  fake.window.tabGroups.all = [new fake.FakeTabGroup(fake.ViewColumn.One, [page])];
  const waiting = whenNotInFirstColumn('a.page');
  fake.window.tabGroups.all = [new fake.FakeTabGroup(fake.ViewColumn.One), new fake.FakeTabGroup(fake.ViewColumn.Two, [page])];
  fake.tabGroupsChanged.fire({ opened: [], closed: [], changed: [] });
  await waiting;
  expect(fake.tabGroupsChanged.size).toBe(0);
});

it('has nothing to wait for where the page is elsewhere', async () => {
  fake.window.tabGroups.all = [new fake.FakeTabGroup(fake.ViewColumn.Two, [new fake.TabInputWebview('mainThreadWebview-a.page')])];
  await whenNotInFirstColumn('a.page');
  expect(fake.tabsChanged.size).toBe(0);
});
