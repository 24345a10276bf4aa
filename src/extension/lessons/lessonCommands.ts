import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { commands } from '../ids.ts';
import { isLessonLab } from '../labs/labArgument.ts';
import type { LabOpener } from './labOpener.ts';

/** Commands of the lesson tree. */
export class LessonCommands extends Disposable {
  constructor(opener: LabOpener, log: vscode.LogOutputChannel) {
    super();
    const told =
      (action: (argument: unknown) => Promise<unknown>) =>
      async (argument: unknown): Promise<void> => {
        try {
          await action(argument);
        } catch (error) {
          log.error('A lab could not be put into your folder:', error);
          const show = vscode.l10n.t('Show Log');
          const sentence = vscode.l10n.t(
            'The lab could not be put into your folder. Nothing of yours was changed. Check that the folder can be written to.',
          );
          if ((await vscode.window.showErrorMessage(sentence, show)) === show) log.show();
        }
      };
    this.register(
      vscode.commands.registerCommand(
        commands.openLab,
        told(argument => (isLessonLab(argument) ? opener.open(argument) : opener.pick())),
      ),
    );
    this.register(
      vscode.commands.registerCommand(
        commands.openLessonFolder,
        told(() => opener.openFolder()),
      ),
    );
  }
}
