import * as vscode from 'vscode';
import type { FigurePicture, LessonView } from '../../core/channels/lessonPageChannel.ts';
import { randomHex } from '../host/randomHex.ts';
import type { loadReading } from '../host/bundles.ts';
import { isThere } from '../host/storedFiles.ts';
import { askFile } from '../shown/questions.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import { inWords } from '../shown/inWords.ts';

export interface LessonPrintOptions {
  readonly load: typeof loadReading;
  readonly files: GuardedFiles;
  /** The learner's folder of this lesson; undefined where there is none. */
  readonly folderOf: (lesson: string) => Promise<vscode.Uri | undefined>;
}

/**
 * Writes a lesson as one HTML file to print from a browser: VS Code's own pages cannot be printed. Never over anything.
 */
export class LessonPrint {
  private readonly options: LessonPrintOptions;

  constructor(options: LessonPrintOptions) {
    this.options = options;
  }

  /** Undefined where the learner chose no place for it. */
  async write(lesson: LessonView, pictures: readonly FigurePicture[]): Promise<vscode.Uri | undefined> {
    const { load, folderOf, files } = this.options;
    const name = `lesson-${lesson.id}`;
    const folder = await folderOf(lesson.id);
    const target = folder ? await freeFile(folder, name) : await askWhere(name);
    if (!target) return undefined;
    const { printedLesson } = await load();
    const text = printedLesson(lesson, pictures, randomHex(), vscode.env.language);
    await files.writeText(target, text);
    return target;
  }
}

async function freeFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const file = vscode.Uri.joinPath(folder, `${name}${number === 1 ? '' : `-${String(number)}`}.html`);
    if (!(await isThere(file))) return file;
  }
}

/** Here VS Code itself asks before it would write over a file. */
function askWhere(name: string): Promise<vscode.Uri | undefined> {
  return askFile(inWords('Where should the page for printing go?'), vscode.Uri.file(`${name}.html`), { HTML: ['html'] });
}
