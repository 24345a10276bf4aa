import * as vscode from 'vscode';
import { plainLineEnds } from '../../core/base/plainLineEnds.ts';
import { fileNameOf } from '../host/labDocument.ts';
import type { LessonTexts } from '../lessons/lessonTexts.ts';
import type { TextBackups } from './textBackups.ts';
import { inWords } from '../shown/inWords.ts';
import { isConfirmed, showError, showInformation, showWarning } from '../shown/messages.ts';
import { closeComparison, showComparison } from '../shown/comparison.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';
import type { Log } from '../shown/log.ts';

export interface ResetTextOptions {
  readonly texts: LessonTexts;
  readonly backups: TextBackups;
  readonly files: GuardedFiles;
  readonly log: Log;
}

/** A learner's file, and the text that a lesson gave for it. */
export interface GivenFile {
  readonly uri: vscode.Uri;
  readonly given: string;
  /** Of the lab or exercise it is a copy of. */
  readonly id: string;
}

/**
 * Puts back the text that a lab or an attempt was given as: after a look at both, with a backup, as one edit that one
 * Undo takes back.
 */
export class ResetText {
  private readonly options: ResetTextOptions;

  constructor(options: ResetTextOptions) {
    this.options = options;
  }

  /** True where the text was replaced. The file is not saved. */
  async reset({ uri, given, id }: GivenFile): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(uri);
    if (plainLineEnds(document.getText()) === plainLineEnds(given)) {
      void showInformation(inWords('Nothing to reset: this is the text you were given.'));
      return false;
    }
    if (await isReadOnly(uri)) {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: document.languageId, content: given }));
      void showWarning(inWords('This file is read-only. A copy was opened instead.'));
      return false;
    }
    const { version } = document;
    if (!(await this.isWanted(document, id, given))) return false;
    const changed = inWords('Not reset: the file changed. Try again.');
    if (document.version !== version) return this.refuse(changed);
    const backup = await this.keep(document);
    if (!backup) return this.refuse(inWords('Not reset: the backup could not be written.'));
    if (document.version !== version || document.isClosed) return this.refuse(changed);
    if (!(await replaceText(document, given, this.options.files))) return this.refuse(changed);
    void this.tell(backup);
    return true;
  }

  /** Asked beside a comparison, which goes with the answer: the file itself is in front again. */
  private async isWanted(document: vscode.TextDocument, id: string, given: string): Promise<boolean> {
    const name = fileNameOf(document.uri);
    const original = this.options.texts.put(id, shown(`Given${name.slice(name.lastIndexOf('.'))}`), given);
    await showComparison(document.uri, original, inWords('{0} ↔ After the Reset', name));
    const isYes = await isConfirmed(
      inWords('Reset {0} to the text you were given?', name),
      inWords('Your text is kept in a backup, and one Undo brings it back.'),
      inWords('Reset'),
    );
    if (!document.isClosed) await vscode.window.showTextDocument(document);
    await closeComparison(document.uri, original);
    return isYes;
  }

  private async keep(document: vscode.TextDocument): Promise<vscode.Uri | null> {
    try {
      return await this.options.backups.keep(fileNameOf(document.uri), document.getText());
    } catch (error) {
      this.options.log.error('The backup of a text could not be written:', error);
      return null;
    }
  }

  private async tell(backup: vscode.Uri): Promise<void> {
    const show = inWords('Show My Old Text');
    const sentence = inWords('Reset. Your text is kept; one Undo brings it back.');
    if ((await showInformation(sentence, show)) === show) await vscode.window.showTextDocument(backup, { preview: false });
  }

  private refuse(sentence: Shown): false {
    this.options.log.warn(sentence);
    void showError(sentence);
    return false;
  }
}

/** As one edit of the open document, unsaved or not: the text that was there is one Undo away. */
async function replaceText(document: vscode.TextDocument, text: string, files: GuardedFiles): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  return (await files.edit(edit)) && plainLineEnds(document.getText()) === plainLineEnds(text);
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
  return (permissions & vscode.FilePermission.Readonly) !== 0;
}
