import * as vscode from 'vscode';
import { activeLab, isLab } from '../host/labDocument.ts';
import { isLessonLab, isUri } from '../lessons/labArgument.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { inWords } from '../shown/inWords.ts';

/** A lab and the same lab in PyTorch, both the learner's copies. */
export interface Twin {
  readonly lab: vscode.TextDocument;
  readonly script: vscode.Uri;
  /** Of the lab, by its place in the lesson: `Lab 4`. */
  readonly name: string;
}

/** Finds the PyTorch twin of a lab. */
export class Twins {
  private readonly library: LessonLibrary;
  private readonly folder: LabFolder;
  private readonly opener: LabOpener;

  constructor(library: LessonLibrary, folder: LabFolder, opener: LabOpener) {
    this.library = library;
    this.folder = folder;
    this.opener = opener;
  }

  /**
   * Of what a menu hands a command, or of the lab the learner is in. Undefined where there is none; a script's copy is
   * made where there is none.
   */
  async find(argument: unknown): Promise<Twin | undefined> {
    const lab = isLessonLab(argument)
      ? await this.opener.open(argument)
      : isUri(argument) && isLab(argument)
        ? await vscode.workspace.openTextDocument(argument)
        : activeLab();
    if (!lab) return undefined;
    const found = await this.library.labOf(lab.uri);
    const file = found?.lab.twin;
    if (!file || lab.isUntitled) return undefined;
    const name = inWords('Lab {0}', found.lesson.labs.indexOf(found.lab) + 1);
    return { lab, script: await this.folder.copyBeside(lab.uri, found.lesson, file), name };
  }
}
