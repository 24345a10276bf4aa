import type * as vscode from 'vscode';
import { plainLineEnds } from '../../core/base/plainLineEnds.ts';
import type { LessonLibrary } from './lessonLibrary.ts';

/** The texts that lessons give for labs, and whether a learner's text is still one of them. */
export class GivenTexts {
  private readonly library: LessonLibrary;
  private readonly read = new Map<string, Promise<string | null>>();

  constructor(library: LessonLibrary) {
    this.library = library;
  }

  /** False for a lab of the learner's own, for which no lesson gives a text. */
  async isChanged(lab: vscode.Uri, text: string): Promise<boolean> {
    const given = await this.givenOf(lab);
    return given !== null && plainLineEnds(given) !== plainLineEnds(text);
  }

  private async givenOf(lab: vscode.Uri): Promise<string | null> {
    const found = await this.library.labOf(lab);
    if (!found) return null;
    const key = `${found.lesson.id}/${found.lab.file}`;
    let given = this.read.get(key);
    if (!given) {
      // What cannot be read now is asked for again the next time.
      given = this.library
        .filesOf(found.lesson.id)
        .program(found.lab.file)
        .catch(() => (this.read.delete(key), null));
      this.read.set(key, given);
    }
    return given;
  }
}
