import type * as vscode from 'vscode';
import { disposeAll } from '../../core/base/disposable.ts';
import type { Compilation, LabCompiler } from '../labs/labCompiler.ts';
import { fileNameOf } from '../host/labDocument.ts';
import { readBeside } from '../labs/nearbyFiles.ts';
import { TrackedText } from '../labs/trackedText.ts';

/** How much of a lab is run, and for whom. */
export interface WantedRun {
  readonly isLive: boolean;
  /** The line with which the run ends, 1-based; null for the whole lab. */
  readonly upTo: number | null;
}

export const wholeLab: WantedRun = { isLive: false, upTo: null };

/**
 * A lab on its way to a run: the text as it was when Run was pressed, saved or not, and the files beside it as they
 * were read. They are followed from that moment on, so that typing during the start moves no value to a wrong line.
 */
export class RunDraft {
  readonly uri: vscode.Uri;
  readonly text: string;
  private readonly own: TrackedText;
  private readonly beside = new Map<string, TrackedText>();

  constructor(document: vscode.TextDocument) {
    this.uri = document.uri;
    this.text = document.getText();
    this.own = new TrackedText(this.uri, this.text);
  }

  /** With `upTo`, a line (1-based), to be run until that is through. */
  async compile(compiler: LabCompiler, upTo: number | null): Promise<Compilation> {
    const read = async (relative: string): Promise<string | null> => {
      const found = await readBeside(this.uri, relative);
      if (!found) return null;
      this.beside.get(relative)?.dispose();
      this.beside.set(relative, new TrackedText(found.uri, found.text));
      return found.text;
    };
    return upTo === null ? compiler.compile(this.uri, this.text, read, true) : compiler.compileUpTo(this.uri, this.text, read, upTo);
  }

  /** In the order of `names`, the lab itself first; null for a file that was not read. */
  textsOf(names: readonly string[]): (TrackedText | null)[] {
    return names.map((name, file) => (file === 0 ? this.own : (this.beside.get(name) ?? null)));
  }

  /** Files in the order they were read, the lab itself first: what a problem's `file` counts. */
  get files(): { readonly name: string; readonly uri: vscode.Uri }[] {
    const beside = [...this.beside].map(([name, { uri }]) => ({ name, uri }));
    return [{ name: fileNameOf(this.uri), uri: this.uri }, ...beside];
  }

  dispose(): void {
    disposeAll([this.own, ...this.beside.values()]);
  }
}
