import * as vscode from 'vscode';
import type { GuardedFiles } from '../trust/guardedFiles.ts';

/** Keeps versions of a learner's texts before they are reset. Nothing here ever deletes or replaces one. */
export class TextBackups {
  private readonly folder: vscode.Uri;
  private readonly files: GuardedFiles;

  constructor(folder: vscode.Uri, files: GuardedFiles) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Resolves once the disk has given back what it was given. @throws where it could not be written, or reads otherwise
   */
  async keep(fileName: string, text: string): Promise<vscode.Uri> {
    const bytes = new TextEncoder().encode(text);
    const hash = await hashOf(bytes);
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    // The same text at the same moment is the same backup; any other gets a file of its own.
    const uri = vscode.Uri.joinPath(this.folder, `${time}-${hash.slice(0, 12)}`, fileName);
    await this.files.makeFolder(vscode.Uri.joinPath(uri, '..'));
    await this.files.write(uri, bytes);
    if ((await hashOf(await vscode.workspace.fs.readFile(uri))) !== hash)
      throw new Error(`The backup ${uri.toString()} reads otherwise than it was written.`);
    return uri;
  }
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
