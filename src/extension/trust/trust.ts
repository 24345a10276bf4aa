import * as vscode from 'vscode';
import { notices } from '../../core/words/outcomeText.ts';
import { shown } from '../../core/words/shownText.ts';
import { inWords } from '../shown/inWords.ts';
import { showWarning } from '../shown/messages.ts';

/** VS Code's own command that leads to where trust is given. */
export const manageTrust = 'workbench.trust.manage';

/** Something was asked for that only a trusted folder gets. Whoever asked is told by `tellUntrusted`. */
export class Untrusted extends Error {
  constructor() {
    super(notices.trust.text);
  }
}

/**
 * Whether the learner trusts the folder: asked here and nowhere else. Trust is given while a window is open, and never
 * taken back.
 */
export class Trust {
  get isGiven(): boolean {
    return vscode.workspace.isTrusted;
  }

  get onDidGive(): vscode.Event<void> {
    return vscode.workspace.onDidGrantWorkspaceTrust;
  }

  /** @throws Untrusted */
  demand(): void {
    if (!this.isGiven) throw new Untrusted();
  }

  /** `action` where the folder is trusted; rejects with `Untrusted` where it is not. */
  only<Values extends unknown[], Result>(action: (...values: Values) => Promise<Result>): (...values: Values) => Promise<Result> {
    return async (...values) => {
      this.demand();
      return action(...values);
    };
  }

  /** Resolves at once where the folder is trusted, or else when it is. */
  async whenGiven(): Promise<void> {
    if (this.isGiven) return;
    await new Promise<void>(resolve => {
      const waiting = this.onDidGive(() => {
        waiting.dispose();
        resolve();
      });
    });
  }
}

/** Says what is missing, and leads to where it is given. */
export async function tellUntrusted(): Promise<void> {
  const manage = inWords('Manage Trust');
  if ((await showWarning(shown(notices.trust.text), manage)) === manage) await vscode.commands.executeCommand(manageTrust);
}
