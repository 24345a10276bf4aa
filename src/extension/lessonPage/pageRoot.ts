import type * as vscode from 'vscode';
import { workspaceFolders } from '../host/workspaceFolders.ts';

const key = 'lessonPageRoot';

/**
 * The folder of the workspace that the lesson page speaks of: the page was opened from there, or the learner was there
 * then. It is kept with the workspace, because VS Code brings the page back with the window.
 */
export class PageRoot {
  private readonly memory: vscode.Memento;
  private address: unknown;

  /** @param memory what VS Code keeps for this workspace */
  constructor(memory: vscode.Memento) {
    this.memory = memory;
    this.address = memory.get<unknown>(key);
  }

  /** Undefined also where the folder is not in the workspace any more. */
  get folder(): vscode.WorkspaceFolder | undefined {
    return workspaceFolders().find(({ uri }) => uri.toString() === this.address);
  }

  set folder(folder: vscode.WorkspaceFolder | undefined) {
    this.address = folder?.uri.toString();
    void this.memory.update(key, this.address);
  }
}
