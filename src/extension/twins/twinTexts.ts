import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { isSameUri } from '../host/labDocument.ts';

/** package.json names it in the conditions of keys, and in what wakes the extension. */
export const twinScheme = 'gatescope-twin';

/**
 * The twin as it stands beside its lab: a file that can only be read, and that is on no disk. As a file it has the same
 * lines of VS Code's above it as the lab, and is there again in a window that is opened again.
 */
export class TwinTexts extends Disposable implements vscode.FileSystemProvider {
  private readonly makeAgain: (lab: vscode.Uri) => Promise<void>;
  private now: { readonly uri: vscode.Uri; readonly bytes: Uint8Array; readonly mtime: number } | null = null;
  private readonly changed = this.register(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.changed.event;

  /** `makeAgain` puts the twin of a lab, where a window was opened again on one. */
  constructor(makeAgain: (lab: vscode.Uri) => Promise<void>) {
    super();
    this.makeAgain = makeAgain;
    this.register(vscode.workspace.registerFileSystemProvider(twinScheme, this, { isReadonly: true, isCaseSensitive: true }));
  }

  /** The text that stands beside that lab, with a new one where it had one. There is one at a time. */
  put(name: string, lab: vscode.Uri, text: string): vscode.Uri {
    const uri = vscode.Uri.from({
      scheme: twinScheme,
      path: `/${name.replaceAll('/', ' ')}.py`,
      query: JSON.stringify({ lab: lab.toString() }),
    });
    const isChange = this.now !== null && isSameUri(this.now.uri, uri);
    this.now = { uri, bytes: new TextEncoder().encode(text), mtime: (this.now?.mtime ?? 0) + 1 };
    if (isChange) this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    return uri;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.find(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.find(uri)).bytes;
  }

  watch(): vscode.Disposable {
    // Every change is told.
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private async find(uri: vscode.Uri): Promise<{ readonly bytes: Uint8Array; readonly mtime: number }> {
    const lab = this.now === null ? labIn(uri) : null;
    if (lab) await this.makeAgain(lab);
    if (this.now === null || !isSameUri(this.now.uri, uri)) throw vscode.FileSystemError.FileNotFound(uri);
    return this.now;
  }
}

function labIn({ query }: vscode.Uri): vscode.Uri | null {
  try {
    const { lab } = JSON.parse(query) as { readonly lab?: unknown };
    return typeof lab === 'string' ? vscode.Uri.parse(lab) : null;
  } catch {
    return null;
  }
}
