import { beforeEach, expect, it, vi } from 'vitest';

const groups: object[] = [];
const listeners = new Set<(change: { opened: object[] }) => void>();
const layouts: unknown[] = [];

vi.mock('vscode', () => ({
  window: {
    tabGroups: {
      all: groups,
      onDidChangeTabGroups: (listener: (change: { opened: object[] }) => void) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
  },
  commands: { executeCommand: (...call: unknown[]) => layouts.push(call) },
}));
const { shareFirstSplit } = await import('../../../src/extension/panel/firstSplit.ts');

function open(): void {
  const group = {};
  groups.push(group);
  for (const listener of [...listeners]) listener({ opened: [group] });
}

beforeEach(() => {
  groups.length = 0;
  listeners.clear();
  layouts.length = 0;
});

it('gives the editor more room than the lab view, once', () => {
  open();
  shareFirstSplit();
  for (const listener of [...listeners]) listener({ opened: [] });
  expect(layouts).toEqual([]);
  open();
  expect(layouts).toEqual([['vscode.setEditorLayout', { orientation: 0, groups: [{ size: 0.6 }, { size: 0.4 }] }]]);
  open();
  expect(layouts).toHaveLength(1);
  expect(listeners.size).toBe(0);
});

it('leaves a layout of the learner as it is', () => {
  open();
  open();
  shareFirstSplit();
  open();
  expect(layouts).toEqual([]);
});
