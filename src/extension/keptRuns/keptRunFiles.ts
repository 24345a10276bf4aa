import * as vscode from 'vscode';
import { fileNameOf } from '../host/labDocument.ts';
import { sha256Of } from '../host/sha256Of.ts';
import { namesIn, storedText } from '../host/storedFiles.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';

/** Labs whose last run is kept on disk. */
const mostKept = 24;

/** One file a lab. */
export class KeptRunFiles {
  private readonly folder: vscode.Uri;
  private readonly files: GuardedFiles;
  /** One after the other: what was written last is what stays. */
  private writing: Promise<void> = Promise.resolve();

  /** @param storage what VS Code gives the extension for this workspace */
  constructor(storage: vscode.Uri, files: GuardedFiles) {
    this.folder = vscode.Uri.joinPath(storage, 'lastRuns');
    this.files = files;
  }

  /** Null where nothing is kept of this lab. @throws what the file system says */
  async read(lab: vscode.Uri): Promise<string | null> {
    await this.writing.catch(() => undefined);
    return storedText(await this.fileOf(lab));
  }

  /** `text` null takes away what is kept of the lab. @throws what the file system says */
  write(lab: vscode.Uri, text: string | null): Promise<void> {
    const written = this.writing.catch(() => undefined).then(() => this.put(lab, text));
    this.writing = written;
    return written;
  }

  private async put(lab: vscode.Uri, text: string | null): Promise<void> {
    const file = await this.fileOf(lab);
    const names = await namesIn(this.folder);
    const isThere = names.includes(fileNameOf(file));
    if (text === null) {
      if (isThere) await this.files.remove(file);
      return;
    }
    if (!isThere && names.length >= mostKept) await this.removeOldest(names);
    await this.files.writeText(file, text);
  }

  private async removeOldest(names: readonly string[]): Promise<void> {
    const files = names.map(name => vscode.Uri.joinPath(this.folder, name));
    const ages = await Promise.all(files.map(async file => ({ file, at: (await vscode.workspace.fs.stat(file)).mtime })));
    const oldest = ages.sort((one, other) => one.at - other.at).slice(0, names.length - mostKept + 1);
    for (const { file } of oldest) await this.files.remove(file);
  }

  private async fileOf(lab: vscode.Uri): Promise<vscode.Uri> {
    return vscode.Uri.joinPath(this.folder, `${await sha256Of(lab.toString())}.json`);
  }
}
