import * as vscode from 'vscode';
import type { SandboxScripts } from '../../core/channels/labPageChannel.ts';

export interface LabPageFiles {
  readonly script: string;
  readonly style: string;
  /** Program of the nest, which the page makes before its own script runs. */
  readonly nest: string;
  readonly scripts: SandboxScripts;
}

/** The bundles the lab page is made of, read once. */
export class LabPageFileReader {
  private readonly dist: vscode.Uri;
  private files: Promise<LabPageFiles> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.dist = vscode.Uri.joinPath(extensionUri, 'dist');
  }

  read(): Promise<LabPageFiles> {
    return (this.files ??= this.readAll());
  }

  private async readAll(): Promise<LabPageFiles> {
    const [script, style, nest, frame, supervisor, labWorker] = await Promise.all([
      this.text('webview', 'lab.js'),
      this.text('webview', 'lab.css'),
      this.text('sandbox', 'nest.js'),
      this.text('sandbox', 'frame.js'),
      this.text('sandbox', 'supervisor.js'),
      this.text('sandbox', 'labWorker.js'),
    ]);
    return { script, style, nest, scripts: { frame, supervisor, labWorker } };
  }

  private async text(...path: [string, string]): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.dist, ...path)));
  }
}
