import * as vscode from 'vscode';
import type { EditorLayout } from '../host/editorLayout.ts';

/** Values stand behind the lines of code: the editor keeps this share of the width, the lesson page has the rest. */
const editorShare = 0.6;

/**
 * Gives the editor the larger share when what is opened next splits the editor area for the first time. Where the
 * learner has split it before, nothing changes.
 */
export function shareFirstSplit(layout: EditorLayout): void {
  const tabGroups = vscode.window.tabGroups;
  if (tabGroups.all.length !== 1) return;
  const waiting = tabGroups.onDidChangeTabGroups(({ opened }) => {
    if (opened.length === 0) return;
    waiting.dispose();
    if (tabGroups.all.length === 2) void shareEditors(layout);
  });
}

/** Two columns of editors, the first with the larger share. */
export async function shareEditors(layout: EditorLayout): Promise<void> {
  const groups = [{ size: editorShare }, { size: 1 - editorShare }];
  await layout.set({ orientation: 0, groups });
}
