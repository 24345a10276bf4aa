import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson/lesson.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import { isThere, namesIn, storedText } from '../host/storedFiles.ts';
import { activeLab, isInside, isSameUri } from '../host/labDocument.ts';
import { workspaceFolders } from '../host/workspaceFolders.ts';
import type { PlacedLesson } from './lessonNodes.ts';
import type { LessonLab, LessonLibrary } from './lessonLibrary.ts';
import type { Log } from '../shown/log.ts';

const supportFolder = '.gatescope';
/** Wakes the extension in the window that opens on a lesson just started; package.json names it. */
const arrivingFile = 'arriving';

export interface LabFolderOptions {
  readonly extensionUri: vscode.Uri;
  /** The extension's version: its types are renewed when that changes. */
  readonly version: string;
  readonly library: LessonLibrary;
  readonly files: GuardedFiles;
  readonly log: Pick<Log, 'warn'>;
}

/** A lesson in one folder of the workspace; `isInUse` where some of its labs are there. */
export interface FoundPlace extends PlacedLesson {
  readonly isInUse: boolean;
}

/** The learner's own folder: working copies of labs, and the types that make completion and hovers work in them. */
export class LabFolder {
  private readonly types: vscode.Uri;
  /** What a lab of the learner's own begins with. */
  private readonly firstLab: vscode.Uri;
  private readonly version: string;
  private readonly library: LessonLibrary;
  private readonly files: GuardedFiles;
  private readonly log: Pick<Log, 'warn'>;
  /** Folders that could not be read when labs were looked for in them last, by address: the log tells it once. */
  private readonly unreadable = new Set<string>();

  constructor({ extensionUri, version, library, files, log }: LabFolderOptions) {
    this.types = vscode.Uri.joinPath(extensionUri, 'dist', 'types');
    this.firstLab = vscode.Uri.joinPath(extensionUri, 'labs', 'new-lab.lab.ts');
    this.version = version;
    this.library = library;
    this.files = files;
    this.log = log;
  }

  /** The lesson in each folder of the workspace: where its labs are there, or would be put. */
  async everyPlace(lesson: Lesson): Promise<readonly FoundPlace[]> {
    const found = await Promise.all(workspaceFolders().map(root => this.placeIn(lesson, root)));
    // A folder of the workspace may lie in another one: both have the same labs.
    return found.filter(({ folder }, at) => found.findIndex(other => isSameUri(other.folder, folder)) === at);
  }

  /** The lesson in that folder of the workspace: where its labs are there, or would be put. */
  async placeIn(lesson: Lesson, root: vscode.WorkspaceFolder): Promise<FoundPlace> {
    return { lesson, root, ...(await this.find(root.uri, lesson)) };
  }

  /**
   * The lesson in each folder of the workspace that has some of its labs. Where no folder has any, the lesson is in the
   * first one.
   */
  async placesOf(lesson: Lesson): Promise<readonly FoundPlace[]> {
    const places = await this.everyPlace(lesson);
    const inUse = places.filter(({ isInUse }) => isInUse);
    return inUse.length > 0 ? inUse : places.slice(0, 1);
  }

  /**
   * The one that is meant where nothing says which: that of the file the learner is in, or else the first. Undefined
   * where no folder is open.
   */
  async placeOf(lesson: Lesson): Promise<PlacedLesson | undefined> {
    const places = await this.placesOf(lesson);
    for (const uri of [vscode.window.activeTextEditor?.document.uri, activeLab()?.uri]) {
      if (!uri) continue;
      const here = innermost(places, uri);
      if (here) return here;
    }
    return places[0];
  }

  /** Where the lesson is in that folder of the workspace; in the one that is meant where none is named. */
  async folderIn(lesson: Lesson, root?: vscode.Uri): Promise<vscode.Uri | undefined> {
    return root ? this.folderOf(root, lesson) : (await this.placeOf(lesson))?.folder;
  }

  /** Where a lesson's labs are put below `root`: in a folder of their own, or in `root` where they already are. */
  async folderOf(root: vscode.Uri, lesson: Lesson): Promise<vscode.Uri> {
    return (await this.find(root, lesson)).folder;
  }

  /**
   * Where a lesson's labs are put below `root`, and whether some of them are there already. A folder that cannot be
   * read counts as one that has none: others in the workspace go on without it.
   */
  private async find(root: vscode.Uri, lesson: Lesson): Promise<{ readonly folder: vscode.Uri; readonly isInUse: boolean }> {
    const faults: unknown[] = [];
    const isIn = (folder: vscode.Uri): Promise<boolean> =>
      hasLabs(folder, lesson).catch((error: unknown) => {
        faults.push(error);
        return false;
      });
    const own = vscode.Uri.joinPath(root, lesson.id);
    const found = (await isIn(root)) ? { folder: root, isInUse: true } : { folder: own, isInUse: await isIn(own) };
    this.tellUnreadable(root, faults);
    return found;
  }

  private tellUnreadable(root: vscode.Uri, faults: readonly unknown[]): void {
    const address = root.toString();
    if (faults.length === 0) this.unreadable.delete(address);
    else if (!this.unreadable.has(address)) {
      this.unreadable.add(address);
      this.log.warn(`No labs are looked for in '${root.path}', which cannot be read:`, ...faults);
    }
  }

  /** A folder below `root` that holds nothing, or this lesson's labs: `my-lesson`, `my-lesson-2` … */
  async freeFolder(root: vscode.Uri, lesson: Lesson): Promise<vscode.Uri> {
    if (await hasLabs(root, lesson)) return root;
    for (let number = 1; ; number++) {
      const folder = vscode.Uri.joinPath(root, number === 1 ? lesson.id : `${lesson.id}-${String(number)}`);
      if ((await isEmpty(folder)) || (await hasLabs(folder, lesson))) return folder;
    }
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

  /** The first name of which there is no lab in a folder: `my-lab`, `my-lab-2` … */
  async freeName(folder: vscode.Uri, name: string): Promise<string> {
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : `${name}-${String(number)}`;
      if (!(await isThere(vscode.Uri.joinPath(folder, `${free}.lab.ts`)))) return free;
    }
  }

  /** A lab of the learner's own, made if there is none of this name. */
  async newLab(folder: vscode.Uri, name: string): Promise<{ readonly uri: vscode.Uri; readonly isNew: boolean }> {
    await this.addTypes(folder);
    const uri = vscode.Uri.joinPath(folder, name);
    const isNew = !(await isThere(uri));
    await this.copyIfAbsent(this.firstLab, uri);
    return { uri, isNew };
  }

  /** @throws RefusedFile where the lesson's file holds what the learner would not see */
  private async give(lesson: Lesson, file: string, target: vscode.Uri): Promise<void> {
    if (await isThere(target)) return;
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
    const lesson = await storedText(arrivingIn(folder)).catch((error: unknown) => {
      this.log.warn(`No lesson that was started is looked for in '${folder.path}', which cannot be read:`, error);
      return null;
    });
    if (lesson !== null) await this.remove(arrivingIn(folder));
    return lesson;
  }

  private async addTypes(folder: vscode.Uri): Promise<void> {
    const isNew = !(await isThere(folder));
    await this.files.makeFolder(folder);
    // Only in a folder that is made for labs: how another one looks is the learner's own affair.
    if (isNew)
      await this.copyIfAbsent(vscode.Uri.joinPath(this.types, 'settings.json'), vscode.Uri.joinPath(folder, '.vscode', 'settings.json'));
    const support = vscode.Uri.joinPath(folder, supportFolder);
    const stamp = vscode.Uri.joinPath(support, 'version.txt');
    if ((await storedText(stamp)) !== this.version) {
      // The folder is ours alone: leftovers of another version would only be in the way.
      await this.remove(support);
      await this.files.makeFolder(support);
      await this.files.copy(vscode.Uri.joinPath(this.types, supportFolder, 'types'), vscode.Uri.joinPath(support, 'types'));
      await this.files.writeText(stamp, this.version);
    }
    await this.copyIfAbsent(vscode.Uri.joinPath(this.types, 'tsconfig.json'), vscode.Uri.joinPath(folder, 'tsconfig.json'));
  }

  private async copyIfAbsent(source: vscode.Uri, target: vscode.Uri): Promise<void> {
    if (!(await isThere(target))) await this.files.copy(source, target);
  }

  private async remove(uri: vscode.Uri): Promise<void> {
    if (await isThere(uri)) await this.files.remove(uri);
  }
}

function arrivingIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, supportFolder, arrivingFile);
}

/** Of the places whose folder, or whose folder of the workspace, holds a file: the one that holds it most closely. */
function innermost(places: readonly FoundPlace[], file: vscode.Uri): FoundPlace | undefined {
  const closeness = ({ root, folder }: FoundPlace): number =>
    Math.max(...[root.uri, folder].map(one => (isInside(file, one) ? one.path.length : 0)));
  const [closest] = places.filter(place => closeness(place) > 0).sort((one, other) => closeness(other) - closeness(one));
  return closest;
}

async function hasLabs(folder: vscode.Uri, lesson: Lesson): Promise<boolean> {
  const found = await Promise.all(lesson.labs.map(lab => isThere(vscode.Uri.joinPath(folder, lab.file))));
  return found.includes(true);
}

/** True also where there is no such folder; false for a file. */
async function isEmpty(folder: vscode.Uri): Promise<boolean> {
  if (!(await isThere(folder))) return true;
  const { type } = await vscode.workspace.fs.stat(folder);
  return (type & vscode.FileType.Directory) !== 0 && (await namesIn(folder)).length === 0;
}
