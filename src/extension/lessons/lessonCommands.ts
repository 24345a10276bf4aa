import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { commands as ids } from '../host/ids.ts';
import { isLessonLab } from './labArgument.ts';
import type { LabOpener } from './labOpener.ts';
import type { LabReset } from './labReset.ts';
import { isOwnLab, isTreeNode } from './lessonNodes.ts';
import type { NewLab } from './newLab.ts';
import type { LessonStarter } from './lessonStarter.ts';
import { inWords } from '../shown/inWords.ts';
import type { Commands } from '../trust/commands.ts';

export interface LessonCommandsOptions {
  readonly opener: LabOpener;
  readonly starter: LessonStarter;
  readonly reset: LabReset;
  readonly newLab: NewLab;
  readonly commands: Commands;
}

/** Commands of the lesson tree. */
export class LessonCommands extends Disposable {
  constructor({ commands, opener, starter, reset, newLab }: LessonCommandsOptions) {
    super();
    const fault = inWords(
      'The lab could not be put into your folder. Nothing of yours was changed. Check that the folder can be written to.',
    );
    const add = (command: string, action: (argument: unknown) => Promise<unknown>): void => {
      this.register(commands.register(command, action, fault));
    };
    add(ids.openLab, argument => {
      if (isOwnLab(argument)) return opener.show(vscode.Uri.joinPath(argument.folder, argument.file));
      return isLessonLab(argument) ? opener.open(argument) : opener.pick();
    });
    add(ids.resetLab, argument => reset.reset(argument));
    add(ids.openLessonFolder, () => opener.openFolder());
    add(ids.startLesson, () => starter.start());
    add(ids.newLab, () => newLab.make());
    add(ids.openSection, async argument => {
      const node = isTreeNode(argument) ? argument : undefined;
      const section = node?.kind === 'section' ? node.section.id : undefined;
      await vscode.commands.executeCommand(ids.openLesson, node, section);
    });
  }
}
