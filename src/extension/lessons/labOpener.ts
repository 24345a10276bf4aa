import * as vscode from 'vscode';
import type { Lesson } from '../../core/lesson.ts';
import { Disposable } from '../../core/disposable.ts';
import { notices } from '../../core/outcomeText.ts';
import type { LabFolder } from './labFolder.ts';
import type { LessonLab, LessonLibrary } from './lessonLibrary.ts';

/** Opens labs: always a working copy in the learner's own folder. */
export class LabOpener extends Disposable {
  private readonly library: LessonLibrary;
  private readonly folder: LabFolder;
  private readonly opening = this.register(new vscode.EventEmitter<Promise<vscode.TextEditor>>());
  /** A lab is about to be shown in the first column; the promise settles when it is. */
  readonly onWillOpen = this.opening.event;

  constructor(library: LessonLibrary, folder: LabFolder) {
    super();
    this.library = library;
    this.folder = folder;
  }

  /** Undefined where the learner chose no folder, or it may not be written to. */
  async open(lab: LessonLab): Promise<vscode.TextDocument | undefined> {
    const folder = await this.folderFor(lab.lesson, lab.root?.uri);
    if (!folder) return undefined;
    const uri = await this.folder.workingCopy(folder, lab);
    const document = await vscode.workspace.openTextDocument(uri);
    const showing = Promise.resolve(vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false }));
    this.opening.fire(showing);
    await showing;
    return document;
  }

  /** Where a lesson's working copies are; undefined where the learner chose no folder, or it may not be written to. */
  async folderFor(lesson: Lesson, wanted?: vscode.Uri): Promise<vscode.Uri | undefined> {
    const root = await this.root(wanted);
    return root && this.folder.folderOf(root, lesson);
  }

  /** Asks which lab to open. */
  async pick(): Promise<vscode.TextDocument | undefined> {
    const lessons = await this.library.lessons();
    const items = lessons.flatMap(lesson =>
      lesson.labs.map(lab => ({
        label: lab.title,
        description: `${lesson.number} ${lesson.title}`,
        detail: lab.summary,
        node: { lesson, lab },
      })),
    );
    const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open a lab'), matchOnDetail: true });
    return chosen && this.open(chosen.node);
  }

  /** Puts a working copy of every lab into the learner's folder, and opens that folder where none is open. */
  async openFolder(): Promise<void> {
    const hadFolder = Boolean(vscode.workspace.workspaceFolders?.length);
    const root = await this.root();
    if (!root) return;
    for (const lesson of await this.library.lessons()) {
      const folder = await this.folder.folderOf(root, lesson);
      for (const lab of lesson.labs) await this.folder.workingCopy(folder, { lesson, lab });
    }
    if (hadFolder) await vscode.commands.executeCommand('workbench.view.explorer');
    else await vscode.commands.executeCommand('vscode.openFolder', root);
  }

  private async root(wanted?: vscode.Uri): Promise<vscode.Uri | undefined> {
    if (!vscode.workspace.isTrusted) {
      const manage = vscode.l10n.t('Manage Trust');
      const chosen = await vscode.window.showWarningMessage(notices.trust.text, manage);
      if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
      return undefined;
    }
    const open = wanted ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    if (open) return open;
    const [chosen] =
      (await vscode.window.showOpenDialog({
        canSelectFolders: true,
        canSelectFiles: false,
        canSelectMany: false,
        title: vscode.l10n.t('Choose a folder for your labs'),
        openLabel: vscode.l10n.t('Use This Folder'),
      })) ?? [];
    return chosen;
  }
}
