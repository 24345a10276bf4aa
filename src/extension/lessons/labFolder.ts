import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import type { LessonLab, LessonLibrary } from './lessonLibrary.ts';

const supportFolder = '.gatescope';
/** Wakes the extension in the window that opens on a lesson just started; package.json names it. */
const arrivingFile = 'arriving';

export interface LabFolderOptions {
  readonly extensionUri: vscode.Uri;
  /** The extension's version: its types are renewed when that changes. */
  readonly version: string;
  readonly library: LessonLibrary;
  readonly files: GuardedFiles;
}

/** The learner's own folder: working copies of labs, and the types that make completion and hovers work in them. */
export class LabFolder {
  private readonly types: vscode.Uri;
  private readonly version: string;
  private readonly library: LessonLibrary;
  private readonly files: GuardedFiles;

  constructor({ extensionUri, version, library, files }: LabFolderOptions) {
    this.types = vscode.Uri.joinPath(extensionUri, 'dist', 'types');
    this.version = version;
    this.library = library;
    this.files = files;
  }

  /** Where a lesson's labs are put below `root`: in a folder of their own, or in `root` where they already are. */
  async folderOf(root: vscode.Uri, lesson: Lesson): Promise<vscode.Uri> {
    return (await this.find(root, lesson)).folder;
  }

  /** The same; `isInUse` where some of the labs are there. */
  async find(root: vscode.Uri, lesson: Lesson): Promise<{ readonly folder: vscode.Uri; readonly isInUse: boolean }> {
    if (await hasLabs(root, lesson)) return { folder: root, isInUse: true };
    const own = vscode.Uri.joinPath(root, lesson.id);
    return { folder: own, isInUse: await hasLabs(own, lesson) };
  }

  /** A folder below `root` that holds nothing, or this lesson's labs: `my-lesson`, `my-lesson-2` … */
  async freeFolder(root: vscode.Uri, lesson: Lesson): Promise<vscode.Uri> {
    if (await hasLabs(root, lesson)) return root;
    for (let number = 1; ; number++) {
      const folder = vscode.Uri.joinPath(root, number === 1 ? lesson.id : `${lesson.id}-${String(number)}`);
      if ((await isEmpty(folder)) || (await hasLabs(folder, lesson))) return folder;
    }
  }

  /** The learner's copy of one of the lesson's files below `root`, where there is one. */
  async existing(root: vscode.Uri, lesson: Lesson, name: string): Promise<vscode.Uri | undefined> {
    const copy = vscode.Uri.joinPath(await this.folderOf(root, lesson), name);
    return (await exists(copy)) ? copy : undefined;
  }

  /** The learner's copy of a lab, made if there is none: what is there is never written over. */
  async workingCopy(folder: vscode.Uri, lab: LessonLab): Promise<vscode.Uri> {
    await this.addTypes(folder);
    const copy = vscode.Uri.joinPath(folder, lab.lab.file);
    await this.give(lab.lesson, lab.lab.file, copy);
    return copy;
  }

  /** The learner's copy of a file that stands beside a lab, made if there is none. */
  async copyBeside(lab: vscode.Uri, lesson: Lesson, file: string): Promise<vscode.Uri> {
    const copy = vscode.Uri.joinPath(lab, '..', file);
    await this.give(lesson, file, copy);
    return copy;
  }

  /** The learner's file of an exercise, made from its starter if there is none. @throws RefusedFile as for labs */
  async attemptCopy(
    folder: vscode.Uri,
    lesson: Lesson,
    { starter, name }: { readonly starter: string; readonly name: string },
  ): Promise<vscode.Uri> {
    await this.addTypes(folder);
    const copy = vscode.Uri.joinPath(folder, name);
    await this.give(lesson, starter, copy);
    return copy;
  }

  /** @throws RefusedFile where the lesson's file holds what the learner would not see */
  private async give(lesson: Lesson, file: string, target: vscode.Uri): Promise<void> {
    if (await exists(target)) return;
    const files = this.library.filesOf(lesson.id);
    await files.program(file);
    await this.copyIfAbsent(files.uri(file), target);
  }

  /** The extension wakes in the next window that opens on this folder, though no lab is open there. */
  async wakeIn(folder: vscode.Uri, { id }: Lesson): Promise<void> {
    await this.files.writeText(arrivingIn(folder), id);
  }

  /** The id of the lesson it was to wake for; null where it was not. From now on, only labs and views wake it there. */
  async wokeIn(folder: vscode.Uri): Promise<string | null> {
    const lesson = await read(arrivingIn(folder));
    if (lesson !== null) await this.remove(arrivingIn(folder));
    return lesson;
  }

  private async addTypes(folder: vscode.Uri): Promise<void> {
    const isNew = !(await exists(folder));
    await this.files.makeFolder(folder);
    // Only in a folder that is made for labs: how another one looks is the learner's own affair.
    if (isNew)
      await this.copyIfAbsent(vscode.Uri.joinPath(this.types, 'settings.json'), vscode.Uri.joinPath(folder, '.vscode', 'settings.json'));
    const support = vscode.Uri.joinPath(folder, supportFolder);
    const stamp = vscode.Uri.joinPath(support, 'version.txt');
    if ((await read(stamp)) !== this.version) {
      // The folder is ours alone: leftovers of another version would only be in the way.
      await this.remove(support);
      await this.files.makeFolder(support);
      await this.files.copy(vscode.Uri.joinPath(this.types, supportFolder, 'types'), vscode.Uri.joinPath(support, 'types'));
      await this.files.writeText(stamp, this.version);
    }
    await this.copyIfAbsent(vscode.Uri.joinPath(this.types, 'tsconfig.json'), vscode.Uri.joinPath(folder, 'tsconfig.json'));
  }

  private async copyIfAbsent(source: vscode.Uri, target: vscode.Uri): Promise<void> {
    if (!(await exists(target))) await this.files.copy(source, target);
  }

  private async remove(uri: vscode.Uri): Promise<void> {
    if (await exists(uri)) await this.files.remove(uri);
  }
}

function arrivingIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, supportFolder, arrivingFile);
}

async function hasLabs(folder: vscode.Uri, lesson: Lesson): Promise<boolean> {
  const found = await Promise.all(lesson.labs.map(lab => exists(vscode.Uri.joinPath(folder, lab.file))));
  return found.includes(true);
}

/** True also where there is no such folder; false for a file. */
async function isEmpty(folder: vscode.Uri): Promise<boolean> {
  if (!(await exists(folder))) return true;
  const { type } = await vscode.workspace.fs.stat(folder);
  return (type & vscode.FileType.Directory) !== 0 && (await vscode.workspace.fs.readDirectory(folder)).length === 0;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

async function read(uri: vscode.Uri): Promise<string | null> {
  return (await exists(uri)) ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : null;
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
