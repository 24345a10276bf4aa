import { expect, it, vi } from 'vitest';

class TabInputWebview {
  readonly viewType: string;
  constructor(viewType: string) {
    this.viewType = viewType;
  }
}
interface Group {
  readonly viewColumn: number;
  tabs: { readonly input: unknown }[];
}
const groups: Group[] = [];
const listeners = new Set<() => void>();
vi.mock('vscode', () => ({
  ViewColumn: { One: 1 },
  TabInputWebview,
  window: {
    tabGroups: {
      all: groups,
      onDidChangeTabs: (listener: () => void) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
  },
}));
const { whenNotInFirstColumn } = await import('../../../../src/extension/lessonPage/firstColumn.ts');

it('waits until the page has left the first column, whatever else changes there', async () => {
  const page = { input: new TabInputWebview('mainThreadWebview-a.page') };
  const other = { input: new TabInputWebview('mainThreadWebview-a.other') };
  groups.push({ viewColumn: 2, tabs: [page] }, { viewColumn: 1, tabs: [page, other, { input: null }] });
  let isDone = false;
  const waiting = whenNotInFirstColumn('a.page').then(() => (isDone = true));
  const change = async (tabs: Group['tabs']): Promise<void> => {
    groups[1] = { viewColumn: 1, tabs };
    for (const listener of [...listeners]) listener();
    await Promise.resolve();
  };
  await change([other, page]);
  expect(isDone).toBe(false);
  await change([other]);
  await waiting;
  expect(listeners.size).toBe(0);
});

it('has nothing to wait for where the page is elsewhere', async () => {
  groups.splice(0, groups.length, { viewColumn: 2, tabs: [{ input: new TabInputWebview('mainThreadWebview-a.page') }] });
  await whenNotInFirstColumn('a.page');
  expect(listeners.size).toBe(0);
});
