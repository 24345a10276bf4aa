import * as vscode from 'vscode';
import { findHidden } from '../../core/words/hiddenCharacters.ts';
import { inWords } from '../shown/inWords.ts';

/** A file of a lesson that is not taken as it is; the message is a sentence for people. */
export class RefusedFile extends Error {}

const largest = 1024 * 1024;

/**
 * Reads one lesson's files, and trusts none of them: paths were checked with the manifest, here it is made sure that
 * they are plain files of the folder itself, of a size that can be read.
 */
export class LessonFiles {
  private readonly folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.folder = folder;
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, path);
  }

  /**
   * @throws RefusedFile for links, folders and other things that are no files, for more than 1 MB, and for a file that
   * changes meanwhile
   */
  async text(path: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(path));
  }

  /** The same as it is stored: for pictures. */
  async bytes(path: string): Promise<Uint8Array> {
    await this.refuseLinks(path);
    const before = await this.stat(path);
    const bytes = await vscode.workspace.fs.readFile(this.uri(path));
    const after = await this.stat(path);
    if (after.size !== before.size || after.mtime !== before.mtime) {
      throw new RefusedFile(inWords("'{0}' changed while it was read. Try again.", path));
    }
    return bytes;
  }

  /**
   * The text of a program that learners get a copy of: there must be nothing in it that they cannot see. @throws
   * RefusedFile
   */
  async program(path: string): Promise<string> {
    const text = await this.text(path);
    const hidden = findHidden(text);
    if (hidden) throw new RefusedFile(inWords('Line {0} has a hidden character ({1}). Lab not loaded.', hidden.line, hidden.name));
    return text;
  }

  private async stat(path: string): Promise<vscode.FileStat> {
    const stat = await vscode.workspace.fs.stat(this.uri(path));
    if (stat.type !== vscode.FileType.File) throw new RefusedFile(inWords("'{0}' is not a plain file.", path));
    if (stat.size > largest) throw new RefusedFile(inWords("'{0}' is larger than 1 MB.", path));
    return stat;
  }

  /** Folders on the way to a file may not be links either: they could lead out of the lesson. */
  private async refuseLinks(path: string): Promise<void> {
    const parts = path.split('/').slice(0, -1);
    for (const at of parts.keys()) {
      const folder = parts.slice(0, at + 1).join('/');
      const { type } = await vscode.workspace.fs.stat(this.uri(folder));
      if ((type & vscode.FileType.SymbolicLink) !== 0)
        throw new RefusedFile(inWords("'{0}' is a link; a lesson holds its own files only.", folder));
    }
  }
}
