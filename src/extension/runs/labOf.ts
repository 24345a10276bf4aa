import * as vscode from 'vscode';
import { activeLab, isLab } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { isLessonLab, isUri } from '../lessons/labArgument.ts';
import { isOwnLab } from '../lessons/lessonNodes.ts';
import type { LabFolder } from '../lessons/labFolder.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { ShownLab } from './shownLab.ts';

export interface LabOfOptions {
  readonly opener: LabOpener;
  readonly labView: Pick<LabViewProvider, 'hasFocus'>;
  readonly shownLab: Pick<ShownLab, 'uri'>;
}

/** The lab that a command is for: the one a lens or a row of the tree stands for, or else the one the learner is in. */
export async function labOf(argument: unknown, { opener, labView, shownLab }: LabOfOptions): Promise<vscode.TextDocument | undefined> {
  if (isLessonLab(argument)) return opener.open(argument);
  if (isOwnLab(argument)) return opener.show(vscode.Uri.joinPath(argument.folder, argument.file));
  if (isUri(argument)) return isLab(argument) ? vscode.workspace.openTextDocument(argument) : undefined;
  if (labView.hasFocus && shownLab.uri) return vscode.workspace.openTextDocument(shownLab.uri);
  return activeLab();
}

export interface LabUriOptions {
  readonly folder: Pick<LabFolder, 'folderIn'>;
  readonly shownLab: Pick<ShownLab, 'uri'>;
}

/** Where that lab is, for a command that speaks of its last run: nothing is opened or copied for it. */
export async function labUriOf(argument: unknown, { folder, shownLab }: LabUriOptions): Promise<vscode.Uri | undefined> {
  if (isUri(argument)) return argument;
  if (!isLessonLab(argument)) return activeLab()?.uri ?? shownLab.uri;
  const place = await folder.folderIn(argument.lesson, argument.root?.uri);
  return place && vscode.Uri.joinPath(place, argument.lab.file);
}
