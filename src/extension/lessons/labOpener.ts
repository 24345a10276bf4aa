import * as vscode from 'vscode';
import type { Lab, Lesson } from '../../core/lesson/lesson.ts';
import { Disposable } from '../../core/base/disposable.ts';
import { shown } from '../../core/words/shownText.ts';
import type { LabFolder } from './labFolder.ts';
import type { LessonLab, LessonLibrary } from './lessonLibrary.ts';
import { isThere } from '../host/storedFiles.ts';
import { workspaceFolders } from '../host/workspaceFolders.ts';
import { inWords } from '../shown/inWords.ts';
import type { Trust } from '../trust/trust.ts';
import type { LessonTexts } from './lessonTexts.ts';
import { askFolder, askWhich } from '../shown/questions.ts';

export interface LabOpenerOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly texts: LessonTexts;
  readonly trust: Trust;
}

/** A lab on its way into the first column. */
export interface OpeningLab {
  readonly uri: vscode.Uri;
  /** Settles when the lab is shown. */
  readonly shown: Promise<vscode.TextEditor>;
  /**
   * The lab counts as open when this has settled, too: whoever opened it may ask something then, and a question does
   * not outlive the loss of the focus.
   */
  readonly waitFor: (settled: Promise<void>) => void;
}

/** Opens labs: a working copy in the learner's own folder, where that may be written to. */
export class LabOpener extends Disposable {
  private readonly options: LabOpenerOptions;
  private readonly opening = this.register(new vscode.EventEmitter<OpeningLab>());
  /** A lab is about to be shown in the first column. */
  readonly onWillOpen = this.opening.event;

  constructor(options: LabOpenerOptions) {
    super();
    this.options = options;
  }

  /** Undefined where the learner chose no folder. */
  async open(lab: LessonLab): Promise<vscode.TextDocument | undefined> {
    const uri = this.options.trust.isGiven
      ? await this.workingCopy(lab)
      : await this.toRead(lab.lesson, lab.lab.file, lab.lab.file, lab.root?.uri);
    return uri && this.show(uri);
  }

  /** Shows a lab or an attempt in the first column. Resolves when nothing moves in the window any more. */
  async show(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uri);
    const shown = Promise.resolve(vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false }));
    const awaited: Promise<unknown>[] = [shown];
    this.opening.fire({ uri, shown, waitFor: settled => awaited.push(settled) });
    await Promise.all(awaited);
    return document;
  }

  /**
   * The learner's copy, or else the lesson's own text, which can only be read: nothing is made, so no trust is needed.
   * @throws RefusedFile as for labs
   */
  async toRead(lesson: Lesson, file: string, name: string, wanted?: vscode.Uri): Promise<vscode.Uri> {
    const { library, folder, texts } = this.options;
    const own = await folder.folderIn(lesson, wanted);
    const copy = own && vscode.Uri.joinPath(own, name);
    return copy && (await isThere(copy)) ? copy : texts.put(lesson.id, shown(name), await library.filesOf(lesson.id).program(file));
  }

  private async workingCopy(lab: LessonLab): Promise<vscode.Uri | undefined> {
    const folder = await this.folderFor(lab.lesson, lab.root?.uri);
    return folder && this.options.folder.workingCopy(folder, lab);
  }

  /** Where a lesson's working copies are; undefined where the learner chose no folder. @throws Untrusted */
  async folderFor(lesson: Lesson, wanted?: vscode.Uri): Promise<vscode.Uri | undefined> {
    const { folder, trust } = this.options;
    trust.demand();
    const known = await folder.folderIn(lesson, wanted);
    if (known) return known;
    const chosen = await askForFolder();
    return chosen && folder.folderOf(chosen, lesson);
  }

  /** Asks which lab to open, of those that are `wanted`. */
  async pick(title = inWords('Open a lab'), isWanted: (lab: Lab) => boolean = () => true): Promise<vscode.TextDocument | undefined> {
    const lessons = await this.options.library.lessons();
    const items = lessons.flatMap(lesson =>
      lesson.labs.filter(isWanted).map(lab => ({
        label: shown(lab.title),
        description: shown(`${lesson.number} ${lesson.title}`),
        detail: shown(lab.summary),
        node: { lesson, lab },
      })),
    );
    const chosen = await askWhich(items, { title, matchOnDetail: true });
    return chosen && this.open(chosen.node);
  }

  /** Puts a working copy of every lab into the learner's folder, and opens that folder where none is open. */
  async openFolder(): Promise<void> {
    const { library, folder, trust } = this.options;
    trust.demand();
    const chosen = workspaceFolders().length === 0 ? await askForFolder() : undefined;
    if (workspaceFolders().length === 0 && !chosen) return;
    for (const lesson of await library.lessons()) {
      const target = await folder.folderIn(lesson, chosen);
      if (target) for (const lab of lesson.labs) await folder.workingCopy(target, { lesson, lab });
    }
    if (chosen) await vscode.commands.executeCommand('vscode.openFolder', chosen);
    else await vscode.commands.executeCommand('workbench.view.explorer');
  }
}

function askForFolder(): Promise<vscode.Uri | undefined> {
  return askFolder(inWords('Choose a folder for your labs'), inWords('Use This Folder'));
}
