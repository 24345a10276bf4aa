import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { cutText } from '../../core/cutText.ts';
import { notices } from '../../core/outcomeText.ts';
import { commands } from '../ids.ts';
import { labSelector } from './labDocument.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';

/** A lens is one line; the lab view has the whole sentence. */
const longestTitle = 120;
const manageTrust = 'workbench.trust.manage';

/** Run and Stop above a lab's first line. Each is also a command, a key, an editor button and a button in the tree. */
export class LabLens extends Disposable implements vscode.CodeLensProvider {
  private readonly runs: RunService;
  private readonly lastRuns: LastRuns;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(runs: RunService, lastRuns: LastRuns) {
    super();
    this.runs = runs;
    this.lastRuns = lastRuns;
    this.register(vscode.languages.registerCodeLensProvider(labSelector, this));
    const update = (): void => {
      this.changed.fire();
    };
    this.register(runs.onDidChange(update));
    this.register(vscode.workspace.onDidGrantWorkspaceTrust(update));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { uri } = document;
    const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, tooltip, arguments: [uri] });
    if (!vscode.workspace.isTrusted) return [lens(`$(shield) ${notices.trust.text}`, manageTrust, vscode.l10n.t('Manage Trust'))];
    if (this.runs.isRunning(uri))
      return [lens(`$(debug-stop) ${vscode.l10n.t('Stop')}`, commands.stopLab, vscode.l10n.t('End the run at once'))];
    const run = lens(`$(play) ${vscode.l10n.t('Run Lab')}`, commands.runLab, vscode.l10n.t('Run the text as it stands here, saved or not'));
    const failed = failureOf(this.lastRuns.get(uri), document);
    return failed === null ? [run] : [run, lens(`$(error) ${failed}`, commands.showLabView, vscode.l10n.t('Show the lab view'))];
  }
}

/** Of the text as it stands: what another text did says nothing of this one. */
function failureOf(run: LabRun | undefined, document: vscode.TextDocument): string | null {
  if (run?.message?.severity !== 'error' || !run.texts[0]?.isCurrent(document)) return null;
  return cutText(run.message.text, longestTitle);
}
