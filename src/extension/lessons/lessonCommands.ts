import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { commands } from '../ids.ts';
import { isLessonLab } from '../labs/labArgument.ts';
import type { LabOpener } from './labOpener.ts';
import type { LabReset } from './labReset.ts';
import { RefusedFile } from './lessonFiles.ts';
import { isTreeNode } from './lessonNodes.ts';
import type { LessonStarter } from './lessonStarter.ts';

export interface LessonCommandsOptions {
  readonly opener: LabOpener;
  readonly starter: LessonStarter;
  readonly reset: LabReset;
  readonly log: vscode.LogOutputChannel;
}

/** Commands of the lesson tree. */
export class LessonCommands extends Disposable {
  constructor({ opener, starter, reset, log }: LessonCommandsOptions) {
    super();
    const told =
      (action: (argument: unknown) => Promise<unknown>) =>
      async (argument: unknown): Promise<void> => {
        try {
          await action(argument);
        } catch (error) {
          if (error instanceof RefusedFile) {
            log.error(error.message);
            void vscode.window.showErrorMessage(error.message);
            return;
          }
          log.error('A lab could not be put into your folder:', error);
          const show = vscode.l10n.t('Show Log');
          const sentence = vscode.l10n.t(
            'The lab could not be put into your folder. Nothing of yours was changed. Check that the folder can be written to.',
          );
          if ((await vscode.window.showErrorMessage(sentence, show)) === show) log.show();
        }
      };
    const add = (command: string, action: (argument: unknown) => Promise<unknown>): void => {
      this.register(vscode.commands.registerCommand(command, action));
    };
    add(
      commands.openLab,
      told(argument => (isLessonLab(argument) ? opener.open(argument) : opener.pick())),
    );
    add(
      commands.resetLab,
      told(argument => reset.reset(argument)),
    );
    add(
      commands.openLessonFolder,
      told(() => opener.openFolder()),
    );
    add(
      commands.startLesson,
      told(() => starter.start()),
    );
    add(commands.openSection, async argument => {
      if (!isTreeNode(argument)) return;
      const section = argument.kind === 'section' ? argument.section.id : undefined;
      await vscode.commands.executeCommand(commands.openLesson, argument.lesson.id, section);
    });
  }
}
