import * as vscode from 'vscode';
import { plainLineEnds } from '../../core/base/plainLineEnds.ts';
import { Disposable } from '../../core/base/disposable.ts';
import type { EvidenceItem } from '../../core/lesson/lesson.ts';
import { placeInNote, renewNote, writeNote, type NoteSource } from '../../learning/evidenceNote.ts';
import { isNote } from '../../learning/noteBlocks.ts';
import { commands } from '../host/ids.ts';
import { seenText } from '../host/documents.ts';
import { activeLab } from '../host/labDocument.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import { isTreeNode, type PlacedLesson } from '../lessons/lessonNodes.ts';
import type { ProgressStore } from '../progress/progressStore.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation, showWarning } from '../shown/messages.ts';
import type { Commands } from '../trust/commands.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';

export interface EvidenceNotesOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly store: ProgressStore;
  readonly commands: Commands;
  readonly files: GuardedFiles;
}

type Place = Pick<PlacedLesson, 'lesson' | 'folder'>;

/** Writes the learner's evidence note, and fills it in anew: never over anything they wrote. */
export class EvidenceNotes extends Disposable {
  private readonly options: EvidenceNotesOptions;

  constructor(options: EvidenceNotesOptions) {
    super();
    this.options = options;
    const fault = inWords('The note could not be written. Nothing of yours was changed. Check that the folder can be written to.');
    this.register(options.commands.register(commands.makeNote, argument => this.make(argument), fault));
  }

  private async make(argument: unknown): Promise<void> {
    const place = isTreeNode(argument) ? argument : await this.findPlace();
    if (!place) {
      await showInformation(inWords('A note needs a folder to stand in. Start the lesson first.'));
      return;
    }
    await this.makeIn(place, isTreeNode(argument) && argument.kind === 'evidence' ? argument.item : null);
  }

  /** @param item what of it is to be seen; null for the first that waits for words of the learner's own */
  private async makeIn({ lesson, folder }: Place, item: EvidenceItem | null): Promise<void> {
    const { store, files } = this.options;
    await store.ready();
    const source = { lesson, place: folder.toString(), progress: store.progress };
    const { uri, isNew } = await noteFile(folder);
    if (isNew) await files.writeText(uri, writeNote(source));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    if (!isNew && !(await renew(document, source, files))) {
      await showWarning(inWords('The note was not filled in: its file changed meanwhile. Try again.'));
      return;
    }
    await showRendered(uri);
    const place = placeInNote(document.getText(), item);
    if (place) {
      const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    await store.record({ kind: 'noteMade', lesson: lesson.id, place: folder.toString() });
  }

  /** Of the lab the learner is in, or else of the first lesson. */
  private async findPlace(): Promise<Place | undefined> {
    const { library, folder } = this.options;
    const lessons = await library.lessons();
    const uri = activeLab()?.uri;
    const found = uri && (await library.labOf(uri));
    if (uri && found && uri.scheme !== 'untitled') return { lesson: found.lesson, folder: vscode.Uri.joinPath(uri, '..') };
    const [lesson] = lessons;
    return lesson && folder.placeOf(lesson);
  }
}

/**
 * The note as it reads, beside its text, which keeps the focus for the learner's own words. Nothing where VS Code's
 * preview is off.
 */
async function showRendered(uri: vscode.Uri): Promise<void> {
  const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  await Promise.resolve(vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', beside)).catch(
    () => undefined,
  );
}

/** `evidence.md`, or the next name where a file of that name is no note. */
async function noteFile(folder: vscode.Uri): Promise<{ readonly uri: vscode.Uri; readonly isNew: boolean }> {
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(folder, number === 1 ? 'evidence.md' : `evidence-${String(number)}.md`);
    const text = await seenText(uri);
    if (text === null) return { uri, isNew: true };
    if (isNote(text)) return { uri, isNew: false };
  }
}

/** An edit like any other: one Undo takes it back, and the learner saves it. */
async function renew(document: vscode.TextDocument, source: NoteSource, files: GuardedFiles): Promise<boolean> {
  const before = document.getText();
  const after = renewNote(before, source);
  if (after === plainLineEnds(before)) return true;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), after);
  return files.edit(edit);
}
