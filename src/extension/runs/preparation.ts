import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { hasCode } from '../labs/hasCode.ts';
import { sandboxKey, type LabCompiler } from '../labs/labCompiler.ts';
import { activeLab, isLab } from '../host/labDocument.ts';
import { Timer } from '../host/timer.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import { readBeside } from '../labs/nearbyFiles.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { Settings } from '../trust/settings.ts';
import type { RunService } from './runService.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

/** How long the text must stand still before it is prepared, in milliseconds. */
const stillMs = 400;

export interface PreparationOptions {
  readonly compiler: LabCompiler;
  readonly labView: LabViewProvider;
  readonly opener: LabOpener;
  readonly runs: RunService;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly log: Log;
}

/**
 * Has the lab the learner is in compiled, and the spare sandbox warmed up for it, so that Run starts at once. Nothing
 * of the lab runs by that.
 */
export class Preparation extends Disposable {
  private readonly options: PreparationOptions;
  private readonly still = this.register(new Timer());

  constructor(options: PreparationOptions) {
    super();
    this.options = options;
    const { labView, opener, runs, settings, trust } = options;
    const soon = (): void => {
      this.prepareSoon();
    };
    this.register(labView.onDidOpen(soon));
    this.register(
      opener.onWillOpen(({ shown }) => {
        void this.openAfter(shown);
      }),
    );
    this.register(runs.onDidEnd(soon));
    this.register(settings.onDidChange(soon));
    this.register(vscode.window.onDidChangeActiveTextEditor(soon));
    this.register(trust.onDidGive(soon));
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isLab(document.uri)) this.prepareSoon();
      }),
    );
  }

  /** Whoever opens a lab from the lesson will run it: what that needs is there by then. */
  private async openAfter(isShown: Promise<unknown>): Promise<void> {
    const { labView, trust, log } = this.options;
    try {
      await isShown;
      if (trust.isGiven) await labView.open();
    } catch (error) {
      log.debug('The lab view could not be opened for a lab that was opened:', error);
    }
  }

  private prepareSoon(): void {
    this.still.stop();
    // Before the view was opened nobody has asked to run anything, or for a lab of the lesson.
    if (!this.options.labView.page || !this.options.trust.isGiven) return;
    this.still.wait(stillMs, () => {
      this.prepare().catch((error: unknown) => {
        this.options.log.debug('A lab could not be prepared:', error);
      });
    });
  }

  private isIdle(): boolean {
    return this.options.runs.runningUri === undefined;
  }

  private async prepare(): Promise<void> {
    const { compiler, labView, settings } = this.options;
    const document = activeLab();
    if (!document || !this.isIdle() || !hasCode(document.getText())) return;
    const { version } = document;
    const compilation = await compiler.compile(
      document.uri,
      document.getText(),
      async relative => (await readBeside(document.uri, relative))?.text ?? null,
      false,
    );
    const page = labView.page;
    if (!compilation.ok || !page || document.version !== version || !this.isIdle()) return;
    const backend = settings.backend;
    await page.remote.prepare({ key: sandboxKey(compilation.hash, backend), lab: compilation.lab, backend });
  }
}
