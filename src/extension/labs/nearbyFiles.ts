import * as vscode from 'vscode';
import { openDocumentAt } from '../host/documents.ts';

const largestFile = 1024 * 1024;

/**
 * The text of a file beside a lab, as the learner sees it: unsaved text before what is stored. Null where there is no
 * such file, or it is not beside the lab (in its folder or below).
 */
export async function readBeside(lab: vscode.Uri, relative: string): Promise<{ uri: vscode.Uri; text: string } | null> {
  const folder = vscode.Uri.joinPath(lab, '..');
  const uri = vscode.Uri.joinPath(folder, relative);
  if (!uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`) || !/\.[tj]s$/.test(uri.path)) return null;
  const open = openDocumentAt(uri);
  if (open) return { uri, text: open.getText() };
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > largestFile) return null;
    return { uri, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return null;
  }
}
