import * as vscode from 'vscode';
import type { Trust } from './trust.ts';

/**
 * Everything that the extension writes, it writes through here: nothing before the learner trusts the folder. Each
 * method throws `Untrusted` then.
 */
export class GuardedFiles {
  private readonly trust: Trust;

  constructor(trust: Trust) {
    this.trust = trust;
  }

  async write(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    await this.fs.writeFile(uri, bytes);
  }

  /** Of UTF-8. */
  async writeText(uri: vscode.Uri, text: string): Promise<void> {
    await this.write(uri, new TextEncoder().encode(text));
  }

  async makeFolder(uri: vscode.Uri): Promise<void> {
    await this.fs.createDirectory(uri);
  }

  /** Never over anything. */
  async copy(source: vscode.Uri, target: vscode.Uri): Promise<void> {
    await this.fs.copy(source, target, { overwrite: false });
  }

  /** Never over anything. */
  async rename(source: vscode.Uri, target: vscode.Uri): Promise<void> {
    await this.fs.rename(source, target, { overwrite: false });
  }

  /** With everything in it, where it is a folder. */
  async remove(uri: vscode.Uri): Promise<void> {
    await this.fs.delete(uri, { recursive: true });
  }

  /** True where the open documents were changed. */
  async edit(edit: vscode.WorkspaceEdit): Promise<boolean> {
    this.trust.demand();
    return vscode.workspace.applyEdit(edit);
  }

  /** Writes a setting down. */
  async set(setting: string, value: unknown, target: vscode.ConfigurationTarget): Promise<void> {
    this.trust.demand();
    await vscode.workspace.getConfiguration().update(setting, value, target);
  }

  private get fs(): vscode.FileSystem {
    this.trust.demand();
    return vscode.workspace.fs;
  }
}
