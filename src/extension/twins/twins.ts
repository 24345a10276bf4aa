import * as vscode from 'vscode';
import { activeLab, isLab } from '../host/labDocument.ts';
import { isLessonLab, isUri } from '../lessons/labArgument.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';

/** A lab and the same lab in PyTorch, both the learner's copies. */
export interface Twin {
  readonly lab: vscode.TextDocument;
  readonly script: vscode.Uri;
  /** Of the lab, by its place in the lesson: `Lab 4`. */
  readonly name: string;
}

export interface TwinsOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly opener: LabOpener;
  readonly shownLab: Pick<ShownLab, 'uri'>;
}

/** Finds the PyTorch twin of a lab. */
export class Twins {
  private readonly options: TwinsOptions;

  constructor(options: TwinsOptions) {
    this.options = options;
  }

  /**
   * Of what a menu hands a command, or of the lab the learner is in. Undefined where there is none; a script's copy is
   * made where there is none.
   */
  async find(argument: unknown): Promise<Twin | undefined> {
    const { library, folder, opener, shownLab } = this.options;
    const uri = isUri(argument) && isLab(argument) ? argument : (activeLab()?.uri ?? shownLab.uri);
    const lab = isLessonLab(argument) ? await opener.open(argument) : uri && (await vscode.workspace.openTextDocument(uri));
    if (!lab) return undefined;
    const found = await library.labOf(lab.uri);
    const file = found?.lab.twin;
    if (!file || lab.isUntitled) return undefined;
    const name = inWords('Lab {0}', found.lesson.labs.indexOf(found.lab) + 1);
    return { lab, script: await folder.copyBeside(lab.uri, found.lesson, file), name };
  }
}
