import * as vscode from 'vscode';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { trustedCommands } from '../host/ids.ts';
import { RefusedFile } from '../host/lessonFiles.ts';
import { inWords } from '../shown/inWords.ts';
import type { Log } from '../shown/log.ts';
import { showError } from '../shown/messages.ts';
import { tellUntrusted, Untrusted, type Trust } from './trust.ts';

/**
 * Where every command is registered: one that needs trust does nothing without it, and what goes wrong is told in one
 * sentence.
 */
export class Commands {
  private readonly trust: Trust;
  private readonly log: Log;

  constructor(trust: Trust, log: Log) {
    this.trust = trust;
    this.log = log;
  }

  /** `fault` says what did not work, to whoever pressed. */
  register(command: string, action: (...values: unknown[]) => unknown, fault?: Shown): vscode.Disposable {
    return vscode.commands.registerCommand(command, async (...values: unknown[]) => {
      try {
        if (trustedCommands.has(command)) this.trust.demand();
        await action(...values);
      } catch (error) {
        void this.tell(error, `'${command}' failed:`, fault);
      }
    });
  }

  /** Says what an action met; `context` is for the log. Resolves when the learner has read it. */
  async tell(error: unknown, context: string, fault?: Shown): Promise<void> {
    if (error instanceof Untrusted) return tellUntrusted();
    if (error instanceof RefusedFile) {
      this.log.error(error.message);
      await showError(shown(error.message));
      return;
    }
    this.log.error(context, error);
    const show = inWords('Show Log');
    const sentence = fault ?? inWords('That did not work. Nothing of yours was changed. Check that the folder can be read and written to.');
    if ((await showError(sentence, show)) === show) this.log.show();
  }
}
