import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { contextKeys } from '../host/ids.ts';
import { fileNameOf, isLab } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { isAttemptName } from '../lessons/attemptFile.ts';
import type { RunService } from '../runs/runService.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import type { ValueSheets } from '../values/valueSheets.ts';

export interface ContextKeysOptions {
  readonly runs: RunService;
  readonly sheets: ValueSheets;
  readonly labView: LabViewProvider;
  readonly shownLab: Pick<ShownLab, 'uri'>;
  /** The tab `Task`. */
  readonly tab: { readonly shownUri: vscode.Uri | undefined };
}

/** Tells VS Code what menus and keys depend on. */
export class ContextKeys extends Disposable {
  private readonly told = new Map<string, string>();

  constructor({ runs, sheets, labView, shownLab, tab }: ContextKeysOptions) {
    super();
    const update = (): void => {
      const active = vscode.window.activeTextEditor?.document.uri;
      const running = runs.runningUri;
      this.tell(contextKeys.isRunning, running !== undefined);
      // A list, because `in` is the one comparison with a value that a menu's condition has.
      this.tell(contextKeys.runningLabs, running ? [running.toString()] : []);
      const sheet = active && sheets.get(active);
      this.tell(contextKeys.hasValues, sheet !== undefined);
      this.tell(contextKeys.isStepping, sheet?.run.cursor != null);
      // In a lesson page or the lab view no file is active, and what is worked on is still there.
      const seen = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
      this.tell(contextKeys.hasLab, shownLab.uri !== undefined || seen.some(isLab));
      this.tell(contextKeys.hasAttempt, tab.shownUri !== undefined || seen.some(uri => isAttemptName(fileNameOf(uri))));
    };
    this.register(
      labView.onDidChangeFocus(() => {
        this.tell(contextKeys.labViewFocus, labView.hasFocus);
      }),
    );
    this.register(runs.onDidChange(update));
    this.register(sheets.onDidChange(update));
    this.register(labView.onDidOpen(update));
    this.register(vscode.window.onDidChangeActiveTextEditor(update));
    this.register(vscode.window.onDidChangeVisibleTextEditors(update));
    update();
  }

  private tell(key: string, value: boolean | readonly string[]): void {
    const text = JSON.stringify(value);
    if (this.told.get(key) === text) return;
    this.told.set(key, text);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
