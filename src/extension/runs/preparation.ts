import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { hasCode } from '../labs/hasCode.ts';
import { sandboxKey, type LabCompiler } from '../labs/labCompiler.ts';
import { activeLab, isLab } from '../labs/labDocument.ts';
import { readBeside } from '../labs/labFiles.ts';
import type { LabPanel } from '../panel/labPanel.ts';
import type { Settings } from '../settings.ts';
import type { RunService } from './runService.ts';
import type { Trust } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

/** So long must the text stand still. */
const stillMs = 400;

export interface PreparationOptions {
  readonly compiler: LabCompiler;
  readonly panel: LabPanel;
  readonly runs: RunService;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly log: Log;
}

/** Has the spare sandbox hold the lab the learner is in, so that Run starts at once. Nothing of the lab runs by that. */
export class Preparation extends Disposable {
  private readonly options: PreparationOptions;
  private timer: HostTimer | undefined;

  constructor(options: PreparationOptions) {
    super();
    this.options = options;
    const { panel, runs, settings, trust } = options;
    const soon = (): void => {
      this.prepareSoon();
    };
    this.register(panel.onDidOpen(soon));
    this.register(runs.onDidEnd(soon));
    this.register(settings.onDidChange(soon));
    this.register(vscode.window.onDidChangeActiveTextEditor(soon));
    this.register(trust.onDidGive(soon));
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isLab(document.uri)) this.prepareSoon();
      }),
    );
    this.register({
      dispose: () => {
        clearTimeout(this.timer);
      },
    });
  }

  private prepareSoon(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    // Before the view was opened nobody has asked to run anything.
    if (!this.options.panel.isOpen || !this.options.trust.isGiven) return;
    this.timer = setTimeout(() => {
      this.prepare().catch((error: unknown) => {
        this.options.log.debug('A lab could not be prepared:', error);
      });
    }, stillMs);
  }

  private isIdle(): boolean {
    return this.options.runs.runningUri === undefined;
  }

  private async prepare(): Promise<void> {
    const { compiler, panel, settings } = this.options;
    const document = activeLab();
    if (!document || !this.isIdle() || !hasCode(document.getText())) return;
    const { version } = document;
    const compilation = await compiler.compile(
      document.uri,
      document.getText(),
      async relative => (await readBeside(document.uri, relative))?.text ?? null,
      false,
    );
    const page = panel.page;
    if (!compilation.ok || !page || document.version !== version || !this.isIdle()) return;
    const backend = settings.backend;
    await page.remote.prepare({ key: sandboxKey(compilation.hash, backend), lab: compilation.lab, backend });
  }
}
