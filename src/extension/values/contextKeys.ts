import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { contextKeys } from '../host/ids.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { RunService } from '../runs/runService.ts';
import type { ValueSheets } from '../values/valueSheets.ts';

/** Tells VS Code what menus and keys depend on. */
export class ContextKeys extends Disposable {
  private readonly told = new Map<string, string>();

  constructor(runs: RunService, sheets: ValueSheets, labView: LabViewProvider) {
    super();
    const update = (): void => {
      const active = vscode.window.activeTextEditor?.document.uri;
      const running = runs.runningUri;
      this.tell(contextKeys.isRunning, running !== undefined);
      // A list, because `in` is the one comparison with a value that a menu's condition has.
      this.tell(contextKeys.runningLabs, running ? [running.toString()] : []);
      this.tell(contextKeys.hasValues, active !== undefined && sheets.get(active) !== undefined);
    };
    this.register(
      labView.onDidChangeFocus(() => {
        this.tell(contextKeys.labViewFocus, labView.hasFocus);
      }),
    );
    this.register(runs.onDidChange(update));
    this.register(sheets.onDidChange(update));
    this.register(vscode.window.onDidChangeActiveTextEditor(update));
  }

  private tell(key: string, value: boolean | readonly string[]): void {
    const text = JSON.stringify(value);
    if (this.told.get(key) === text) return;
    this.told.set(key, text);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
