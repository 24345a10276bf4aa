import * as vscode from 'vscode';
import { activeLab, isLab } from '../host/labDocument.ts';
import { isLessonLab, isUri } from './labArgument.ts';
import type { ResetText } from './resetText.ts';
import type { LabOpener } from './labOpener.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';

export interface LabResetOptions {
  readonly library: LessonLibrary;
  readonly opener: LabOpener;
  readonly resets: ResetText;
}

/** Puts a lab back as the lesson gives it, in the learner's own copy. */
export class LabReset {
  private readonly options: LabResetOptions;

  constructor(options: LabResetOptions) {
    this.options = options;
  }

  /** Of what a menu hands a command, or of the lab the learner is in. */
  async reset(argument: unknown): Promise<void> {
    const { library, opener, resets } = this.options;
    const document = isLessonLab(argument)
      ? await opener.open(argument)
      : isUri(argument) && isLab(argument)
        ? await vscode.workspace.openTextDocument(argument)
        : (activeLab() ?? (await opener.pick(inWords('Reset which lab?'))));
    // Asked, and not chosen.
    if (!document) return;
    const found = await library.labOf(document.uri);
    if (!found || document.isUntitled) {
      void showInformation(inWords('This lab is your own: no lesson has a text to put back.'));
      return;
    }
    const given = await library.filesOf(found.lesson.id).program(found.lab.file);
    await resets.reset({ uri: document.uri, given, id: found.lab.id });
  }
}
