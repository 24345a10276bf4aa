import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { contextKeys } from '../ids.ts';
import type { RunService } from '../runs/runService.ts';
import type { ValueSheets } from '../values/valueSheets.ts';

/** Tells VS Code what menus and keys depend on. */
export class ContextKeys extends Disposable {
  private readonly told = new Map<string, boolean>();

  constructor(runs: RunService, sheets: ValueSheets) {
    super();
    const update = (): void => {
      const active = vscode.window.activeTextEditor?.document.uri;
      this.tell(contextKeys.isRunning, runs.runningUri !== undefined);
      this.tell(contextKeys.hasValues, active !== undefined && sheets.get(active) !== undefined);
    };
    this.register(runs.onDidChange(update));
    this.register(sheets.onDidChange(update));
    this.register(vscode.window.onDidChangeActiveTextEditor(update));
  }

  private tell(key: string, value: boolean): void {
    if (this.told.get(key) === value) return;
    this.told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
