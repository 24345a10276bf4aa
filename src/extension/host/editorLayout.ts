import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';

/**
 * How the groups of editors stand and how wide they are, by VS Code's own commands. VS Code tells nobody of another
 * width; of those that are given here, `onDidSet` does.
 */
export class EditorLayout extends Disposable {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidSet = this.changed.event;

  read(): Thenable<unknown> {
    return vscode.commands.executeCommand('vscode.getEditorLayout');
  }

  async set(layout: unknown): Promise<void> {
    await vscode.commands.executeCommand('vscode.setEditorLayout', layout);
    if (!this.isDisposed) this.changed.fire();
  }
}
