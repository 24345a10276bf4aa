import * as vscode from 'vscode';
import type { Lab, Lesson } from '../../core/lesson/lesson.ts';
import { shown } from '../../core/words/shownText.ts';
import { fileNameOf } from '../host/labDocument.ts';
import { LessonFiles, RefusedFile } from '../host/lessonFiles.ts';
import type { loadManifest } from '../host/bundles.ts';
import { exerciseOfFile } from './attemptFile.ts';
import { inWords } from '../shown/inWords.ts';
import { showWarning } from '../shown/messages.ts';
import type { Log } from '../shown/log.ts';

/** A lab with the lesson it belongs to. */
export interface LessonLab {
  readonly lesson: Lesson;
  readonly lab: Lab;
  /** The workspace folder it belongs to; where none is named, `LabFolder.placeOf` says which is meant. */
  readonly root?: { readonly uri: vscode.Uri };
}

const mostLessons = 500;

export interface LessonLibraryOptions {
  readonly extensionUri: vscode.Uri;
  readonly load: typeof loadManifest;
  readonly log: Log;
}

/** The lessons that come with the extension. They are content: nothing here knows what they are about. */
export class LessonLibrary {
  private readonly root: vscode.Uri;
  private readonly load: typeof loadManifest;
  private readonly log: Log;
  private reading: Promise<readonly Lesson[]> | undefined;
  private known: readonly Lesson[] = [];
  /** Sentences about lessons that were left out, by folder. */
  private readonly refused = new Map<string, string>();

  constructor({ extensionUri, load, log }: LessonLibraryOptions) {
    this.root = vscode.Uri.joinPath(extensionUri, 'labs');
    this.load = load;
    this.log = log;
  }

  /**
   * In the order of their folders. Read at the first call; never rejects: lessons that cannot be read are left out, and
   * the window says so once.
   */
  lessons(): Promise<readonly Lesson[]> {
    return (this.reading ??= this.readAll().then(lessons => (this.known = lessons)));
  }

  /** The lab that a learner's file is a working copy of, by its name. */
  async labOf(uri: vscode.Uri): Promise<LessonLab | undefined> {
    await this.lessons();
    return this.knownLabOf(uri);
  }

  /** The lab that a learner's file is a working copy of. Only lessons that are read already are looked through. */
  knownLabOf(uri: vscode.Uri): LessonLab | undefined {
    const file = fileNameOf(uri);
    const found = this.known.flatMap(lesson => lesson.labs.filter(lab => lab.file === file).map(lab => ({ lesson, lab })));
    return found.find(({ lesson }) => uri.path.endsWith(`/${lesson.id}/${file}`)) ?? found[0];
  }

  /** What a learner's file is called in its lesson: the lab or the exercise. As `knownLabOf`. */
  knownTitleOf(uri: vscode.Uri): string | undefined {
    return this.knownLabOf(uri)?.lab.title ?? exerciseOfFile(fileNameOf(uri), this.known)?.exercise.title;
  }

  /** Where one of a lesson's files is. */
  fileOf(lesson: Lesson, file: string): vscode.Uri {
    return this.filesOf(lesson.id).uri(file);
  }

  /** The files of a lesson, to be read with care. */
  filesOf(lesson: string): LessonFiles {
    return new LessonFiles(vscode.Uri.joinPath(this.root, lesson));
  }

  private async readAll(): Promise<readonly Lesson[]> {
    try {
      const folders = (await vscode.workspace.fs.readDirectory(this.root)).filter(([, type]) => type === vscode.FileType.Directory);
      if (folders.length > mostLessons)
        this.log.error(`Only the first ${String(mostLessons)} of ${String(folders.length)} lessons were loaded.`);
      const lessons = await Promise.all(folders.slice(0, mostLessons).map(([name]) => this.readLesson(name)));
      return lessons.filter(lesson => lesson !== null);
    } catch (error) {
      this.refuse('', inWords('The lessons could not be read.'), error);
      return [];
    } finally {
      void this.tellRefused();
    }
  }

  private async readLesson(folder: string): Promise<Lesson | null> {
    try {
      const files = this.filesOf(folder);
      const { readManifest, toLesson } = await this.load();
      const read = (path: string): Promise<string> =>
        files.text(path).catch((cause: unknown) => {
          throw cause instanceof RefusedFile ? cause : new RefusedFile(inWords("'{0}' could not be read.", path), { cause });
        });
      const parsed = await readManifest(folder, read);
      if ('problem' in parsed) {
        this.refuse(folder, parsed.problem);
        return null;
      }
      return await toLesson(parsed, read);
    } catch (error) {
      if (!(error instanceof RefusedFile)) this.refuse(folder, `Lesson '${folder}' was not loaded.`, error);
      else this.refuse(folder, `Lesson '${folder}' was not loaded: ${error.message}`, ...(error.cause === undefined ? [] : [error.cause]));
      return null;
    }
  }

  private refuse(folder: string, sentence: string, ...causes: readonly unknown[]): void {
    this.refused.set(folder, sentence);
    this.log.error(sentence, ...causes);
  }

  /** The first in words, the others by their number. */
  private async tellRefused(): Promise<void> {
    const [first] = [...this.refused].sort(([one], [other]) => one.localeCompare(other)).map(([, sentence]) => sentence);
    if (first === undefined) return;
    const others = this.refused.size - 1;
    const text = others === 0 ? shown(first) : inWords('{0} {1} more could not be loaded either.', first, others);
    const show = inWords('Show Log');
    if ((await showWarning(text, show)) === show) this.log.show();
  }
}
