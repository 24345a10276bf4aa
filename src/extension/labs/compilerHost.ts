import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { Mend, MendRequest } from '../../core/run/mend.ts';
import type { CompilerPlace, CompilerQueue } from '../../compiler/compilerQueue.ts';
import type { CompileInput, CompileResult } from '../../instrument/compileLab.ts';
import type { EditedText, StaleLines } from '../../instrument/staleness/staleLines.ts';
import { loadCompiler } from '../host/bundles.ts';
import { Untrusted, type Trust } from '../trust/trust.ts';
import type { PrepareCheckInput, PreparedCheck } from '../../instrument/prepareCheck.ts';

/**
 * The compiler: in a bundle and a thread of their own, started with the first lab that is compiled. Whatever a lab's
 * text is, reading it does not hold up the host.
 */
export class Compiler extends Disposable {
  private readonly extensionUri: vscode.Uri;
  private readonly trust: Trust;
  private queue: Promise<CompilerQueue> | undefined;

  constructor(extensionUri: vscode.Uri, trust: Trust) {
    super();
    this.extensionUri = extensionUri;
    this.trust = trust;
    this.register({
      dispose: () => {
        void this.queue?.then(queue => {
          queue.dispose();
        });
      },
    });
  }

  async compileLab(input: CompileInput, place: CompilerPlace): Promise<CompileResult> {
    return (await this.started()).compileLab(input, place);
  }

  async prepareCheck(input: PrepareCheckInput, place: CompilerPlace): Promise<PreparedCheck> {
    return (await this.started()).prepareCheck(input, place);
  }

  async findMend(request: MendRequest): Promise<Mend | null> {
    return (await this.started()).findMend(request);
  }

  async staleLines(edited: EditedText, place: CompilerPlace): Promise<StaleLines> {
    return (await this.started()).staleLines(edited, place);
  }

  private started(): Promise<CompilerQueue> {
    if (!this.trust.isGiven) return Promise.reject(new Untrusted());
    if (this.isDisposed) return Promise.reject(new Error('The extension has ended.'));
    return (this.queue ??= this.start());
  }

  private async start(): Promise<CompilerQueue> {
    const { CompilerQueue: Queue } = await loadCompiler();
    return new Queue({ script: vscode.Uri.joinPath(this.extensionUri, 'dist/compiler.cjs').fsPath });
  }
}
