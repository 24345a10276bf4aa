import * as vscode from 'vscode';
import { isNotFound, namesIn, storedText } from '../host/storedFiles.ts';
import type { GuardedFiles } from '../trust/guardedFiles.ts';

/** The folder of progress. Names are relative to it, as `events/SESSION/0.json`. */
export interface ProgressDisk {
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Null where there is no such file. */
  read(name: string): Promise<string | null>;
  /** Only ever a new name: writing over a file empties it first, and a crash would leave it empty. */
  write(name: string, text: string): Promise<void>;
  /** Never over another file. */
  rename(name: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** That folder where VS Code keeps what belongs to an extension. */
export class StorageDisk implements ProgressDisk {
  readonly root: vscode.Uri;
  private readonly files: GuardedFiles;

  constructor(root: vscode.Uri, files: GuardedFiles) {
    this.root = root;
    this.files = files;
  }

  async list(folder: string): Promise<string[]> {
    return namesIn(this.uri(folder));
  }

  async read(name: string): Promise<string | null> {
    return storedText(this.uri(name));
  }

  async write(name: string, text: string): Promise<void> {
    await this.files.writeText(this.uri(name), text);
  }

  async rename(name: string, to: string): Promise<void> {
    await this.files.rename(this.uri(name), this.uri(to));
  }

  async remove(name: string): Promise<void> {
    try {
      await this.files.remove(this.uri(name));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  private uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, ...name.split('/'));
  }
}
