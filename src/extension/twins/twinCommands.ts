import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { notices } from '../../core/outcomeText.ts';
import { commands, settings as settingIds } from '../ids.ts';
import { fileNameOf } from '../labs/labDocument.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';
import type { Settings } from '../settings.ts';
import { findPython, type PythonWithTorch } from './findPython.ts';
import { labOutput } from './labOutput.ts';
import { OutputDocuments } from './outputDocuments.ts';
import type { loadPython } from './python.ts';
import type { Twin, Twins } from './twins.ts';

export interface TwinCommandsOptions {
  readonly twins: Twins;
  readonly runs: RunService;
  readonly lastRuns: LastRuns;
  readonly settings: Settings;
  readonly log: vscode.LogOutputChannel;
  readonly load: typeof loadPython;
}

/** Shows a lab in PyTorch; and, where the learner has PyTorch, runs both and lays what they print side by side. */
export class TwinCommands extends Disposable {
  private readonly options: TwinCommandsOptions;
  private readonly documents = this.register(new OutputDocuments());

  constructor(options: TwinCommandsOptions) {
    super();
    this.options = options;
    this.register(
      vscode.commands.registerCommand(commands.showTwin, (argument: unknown) => this.told(argument, twin => options.twins.show(twin))),
    );
    this.register(
      vscode.commands.registerCommand(commands.compareTwin, (argument: unknown) => this.told(argument, twin => this.compare(twin))),
    );
  }

  /** Only in a trusted folder: a copy of the twin is made there, and it may be run. */
  private async told(argument: unknown, action: (twin: Twin) => Promise<void>): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      const manage = vscode.l10n.t('Manage Trust');
      const chosen = await vscode.window.showWarningMessage(notices.trust.text, manage);
      if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    }
    try {
      const twin = await this.options.twins.find(argument);
      if (twin) await action(twin);
      else await vscode.window.showInformationMessage(vscode.l10n.t('This lab has no twin in PyTorch. Open a lab of the lesson first.'));
    } catch (error) {
      this.options.log.error('The twin could not be shown or run:', error);
      await vscode.window.showErrorMessage(
        vscode.l10n.t('The twin could not be shown or run. Nothing of yours was changed. The log says why.'),
      );
    }
  }

  private async compare({ lab, script }: Twin): Promise<void> {
    const { runs, lastRuns, log } = this.options;
    if (script.scheme !== 'file') {
      await vscode.window.showInformationMessage(vscode.l10n.t('Python can only run a twin that lies in a folder on this machine.'));
      return;
    }
    const printed = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Running {0} in PyTorch', fileNameOf(script)),
        cancellable: true,
      },
      (_, cancel) => this.runTwin(script, cancel),
    );
    if (!printed) return;
    const own = await labOutput(lab, runs, lastRuns);
    if (!own) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t('The lab did not come to its end, so there is nothing to compare. Run it first.'),
      );
      return;
    }
    const theirs = printed.lines;
    const differing = Array.from({ length: Math.max(own.length, theirs.length) }, (_, i) => own[i] !== theirs[i]).filter(Boolean).length;
    const verdict =
      differing === 0
        ? vscode.l10n.t('all {0} lines the same', own.length)
        : vscode.l10n.t('{0} of {1} lines differ', differing, Math.max(own.length, theirs.length));
    log.info(`${fileNameOf(script)} beside ${fileNameOf(lab.uri)}: ${verdict}.`);
    await vscode.commands.executeCommand(
      'vscode.diff',
      this.documents.put(`${fileNameOf(script)}.txt`, `${theirs.join('\n')}\n`),
      this.documents.put(`${fileNameOf(lab.uri)}.txt`, `${own.join('\n')}\n`),
      vscode.l10n.t('PyTorch {0} ↔ Gatescope: {1}', printed.version, verdict),
      { viewColumn: vscode.ViewColumn.One },
    );
  }

  /** Undefined where it was told already why there is nothing. */
  private async runTwin(
    script: vscode.Uri,
    cancel: vscode.CancellationToken,
  ): Promise<{ readonly lines: readonly string[]; readonly version: string } | undefined> {
    const { settings, load } = this.options;
    const cwd = vscode.Uri.joinPath(script, '..').fsPath;
    const run = await load();
    const found = await findPython(run, settings.python, cwd);
    if (cancel.isCancellationRequested) return undefined;
    if (!found) {
      void tellNoPython(settings.python);
      return undefined;
    }
    const program = (await vscode.workspace.openTextDocument(script)).getText();
    const running = run({ python: found.python, program, cwd, timeLimitMs: settings.timeLimitMs });
    const cancelling = cancel.onCancellationRequested(() => {
      running.cancel();
    });
    const { end, output, error } = await running.result;
    cancelling.dispose();
    if (end === 'finished') return { lines: output.replace(/\r?\n$/, '').split(/\r?\n/), version: found.version };
    if (end !== 'cancelled') void this.tellFailed(found, end === 'timeLimit', error);
    return undefined;
  }

  private async tellFailed({ python }: PythonWithTorch, isTooLong: boolean, error: string): Promise<void> {
    const { log, settings } = this.options;
    log.error(`${python} ended:`, error);
    const last = error.trim().split(/\r?\n/).at(-1) ?? '';
    const text = isTooLong
      ? vscode.l10n.t('The twin was stopped: still running after {0} s (your limit).', Math.round(settings.timeLimitMs / 1000))
      : vscode.l10n.t('The twin broke: {0}', last.slice(0, 120));
    const show = vscode.l10n.t('Show Log');
    if ((await vscode.window.showErrorMessage(text, show)) === show) log.show();
  }
}

async function tellNoPython(named: string): Promise<void> {
  const open = vscode.l10n.t('Open Setting');
  const text =
    named === ''
      ? vscode.l10n.t('No Python with PyTorch was found, so the twin can be read but not run. Name one in the settings.')
      : vscode.l10n.t("'{0}' is no Python with PyTorch, so the twin can be read but not run. Name another in the settings.", named);
  if ((await vscode.window.showInformationMessage(text, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', settingIds.python);
  }
}
