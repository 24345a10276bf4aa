import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as real from 'vscode';
import { repository } from '../../../../scripts/repository.mjs';
import { documents } from './documents.ts';
import { asked, choices, executed, presses, said, settingsWritten, shownDocuments } from './learner.ts';
import { FakeMemory } from './memory.ts';
import { memoryFiles } from './memoryFiles.ts';
import { panels } from './panels.ts';
import { standIn } from './standIn.ts';
import { diagnostics, openedOutside } from './surroundings.ts';
import { Uri } from './uri.ts';
import { window } from './window.ts';
import { edited, opened, workspace } from './workspace.ts';

/** Puts the lessons of the repository where an installed extension has them. */
export function installLessons(folder = 'labs'): void {
  for (const name of readdirSync(join(repository, folder))) {
    const path = `${folder}/${name}`;
    if (statSync(join(repository, path)).isDirectory()) installLessons(path);
    else memoryFiles.files.set(`/extension/${path}`, readFileSync(join(repository, path), 'utf8'));
  }
  for (const name of ['lesson.js', 'lesson.css', 'lab.js', 'lab.css']) memoryFiles.files.set(`/extension/dist/webview/${name}`, '');
}

/** What VS Code gives an extension that is activated. */
export function extensionContext(): real.ExtensionContext {
  return standIn<real.ExtensionContext>({
    extensionUri: Uri.file('/extension'),
    globalStorageUri: Uri.file('/storage'),
    storageUri: Uri.file('/workspaceStorage'),
    extension: standIn<real.Extension<unknown>>({ packageJSON: { version: '1.0.0' } }),
    globalState: new FakeMemory(),
    workspaceState: new FakeMemory(),
    subscriptions: [],
  });
}

/** Nothing has been shown, asked, written or started yet. */
export function forgetWhatHappened(): void {
  const lists = [
    asked,
    shownDocuments,
    settingsWritten,
    edited,
    memoryFiles.written,
    said,
    executed,
    panels,
    presses,
    opened,
    openedOutside,
  ];
  for (const list of lists) list.length = 0;
}

/** Nothing is there, and nothing has happened yet. */
export function forgetAll(): void {
  forgetWhatHappened();
  documents.length = 0;
  diagnostics.clear();
  memoryFiles.files.clear();
  memoryFiles.folders.clear();
  memoryFiles.unavailable.clear();
  choices.folder = undefined;
  choices.item = () => undefined;
  choices.line = () => undefined;
  workspace.workspaceFolders = undefined;
  workspace.isTrusted = true;
  window.visibleTextEditors = [];
  window.activeTextEditor = undefined;
  window.tabGroups.all = [];
}
