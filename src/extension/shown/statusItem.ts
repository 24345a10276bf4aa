import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Shown } from '../../core/words/shownText.ts';

export interface StatusWords {
  readonly text: Shown;
  /** Also what a screen reader says. */
  readonly tooltip: Shown;
  readonly command: string;
}

/** An item in the status bar, hidden until it has something to say. */
export class StatusItem extends Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor(id: string, name: Shown) {
    super();
    this.item = this.register(vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Right, 100));
    this.item.name = name;
  }

  show({ text, tooltip, command }: StatusWords): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.accessibilityInformation = { label: tooltip };
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }
}
