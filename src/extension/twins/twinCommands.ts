import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { commands, settings as settingIds } from '../host/ids.ts';
import { fileNameOf } from '../host/labDocument.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';
import type { Settings } from '../trust/settings.ts';
import { findPython, type PythonWithTorch } from './findPython.ts';
import { labOutput } from './labOutput.ts';
import { OutputDocuments } from './outputDocuments.ts';
import type { TwinBeside } from './twinBeside.ts';
import type { loadPython } from '../host/bundles.ts';
import type { Twin, Twins } from './twins.ts';
import { inWords } from '../shown/inWords.ts';
import { showError, showInformation } from '../shown/messages.ts';
import type { Log } from '../shown/log.ts';
import { showComparison } from '../shown/comparison.ts';
import { withNotification } from '../shown/progressWords.ts';
import type { Commands } from '../trust/commands.ts';

export interface TwinCommandsOptions {
  readonly twins: Twins;
  readonly beside: TwinBeside;
  readonly runs: RunService;
  readonly lastRuns: LastRuns;
  readonly settings: Settings;
  readonly log: Log;
  readonly load: typeof loadPython;
  readonly commands: Commands;
}

/** Shows a lab in PyTorch; and, where the learner has PyTorch, runs both and lays what they print side by side. */
export class TwinCommands extends Disposable {
  private readonly options: TwinCommandsOptions;
  private readonly documents = this.register(new OutputDocuments());

  constructor(options: TwinCommandsOptions) {
    super();
    this.options = options;
    const fault = inWords('The twin could not be shown or run. Nothing of yours was changed. The log says why.');
    const add = (command: string, action: (twin: Twin) => Promise<void>): void => {
      this.register(options.commands.register(command, argument => this.withTwin(argument, action), fault));
    };
    const { beside } = options;
    this.register(
      options.commands.register(
        commands.showTwin,
        async argument => {
          // The key of the twin leads there and back.
          if (!(await beside.goBack())) await this.withTwin(argument, twin => beside.show(twin));
        },
        fault,
      ),
    );
    this.register(options.commands.register(commands.closeTwin, () => beside.close()));
    add(commands.compareTwin, twin => this.compare(twin));
  }

  private async withTwin(argument: unknown, action: (twin: Twin) => Promise<void>): Promise<void> {
    const twin = await this.options.twins.find(argument);
    if (twin) await action(twin);
    else await showInformation(inWords('This lab has no twin in PyTorch. Open a lab of the lesson first.'));
  }

  private async compare({ lab, script }: Twin): Promise<void> {
    const { runs, lastRuns, log } = this.options;
    if (script.scheme !== 'file') {
      await showInformation(inWords('Python can only run a twin that lies in a folder on this machine.'));
      return;
    }
    const printed = await withNotification(inWords('Running {0} in PyTorch', fileNameOf(script)), (_, cancel) =>
      this.runTwin(script, cancel),
    );
    if (!printed) return;
    const own = await labOutput(lab, runs, lastRuns);
    if (!own) {
      await showInformation(inWords('The lab did not come to its end, so there is nothing to compare. Run it first.'));
      return;
    }
    const theirs = printed.lines;
    const differing = Array.from({ length: Math.max(own.length, theirs.length) }, (_, i) => own[i] !== theirs[i]).filter(Boolean).length;
    const verdict =
      differing === 0
        ? inWords('all {0} lines the same', own.length)
        : inWords('{0} of {1} lines differ', differing, Math.max(own.length, theirs.length));
    log.info(`${fileNameOf(script)} beside ${fileNameOf(lab.uri)}: ${verdict}.`);
    await showComparison(
      this.documents.put(`${fileNameOf(script)}.txt`, `${theirs.join('\n')}\n`),
      this.documents.put(`${fileNameOf(lab.uri)}.txt`, `${own.join('\n')}\n`),
      inWords('PyTorch {0} ↔ Gatescope: {1}', printed.version, verdict),
      true,
    );
  }

  /** Undefined where it was told already why there is nothing. */
  private async runTwin(
    script: vscode.Uri,
    cancel: vscode.CancellationToken,
  ): Promise<{ readonly lines: readonly string[]; readonly version: string } | undefined> {
    const { settings, load } = this.options;
    const cwd = vscode.Uri.joinPath(script, '..').fsPath;
    const { runPython } = await load();
    const found = await findPython(runPython, settings.python, cwd);
    if (cancel.isCancellationRequested) return undefined;
    if (!found) {
      void tellNoPython(settings.python);
      return undefined;
    }
    const program = (await vscode.workspace.openTextDocument(script)).getText();
    const running = runPython({ python: found.python, program, cwd, timeLimitMs: settings.timeLimitMs });
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
      ? inWords('The twin was stopped: still running after {0} s (your limit).', Math.round(settings.timeLimitMs / 1000))
      : inWords('The twin broke: {0}', last.slice(0, 120));
    const show = inWords('Show Log');
    if ((await showError(text, show)) === show) log.show();
  }
}

async function tellNoPython(named: string): Promise<void> {
  const open = inWords('Open Setting');
  const text =
    named === ''
      ? inWords('No Python with PyTorch was found, so the twin can be read but not run. Name one in the settings.')
      : inWords("'{0}' is no Python with PyTorch, so the twin can be read but not run. Name another in the settings.", named);
  if ((await showInformation(text, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', settingIds.python);
  }
}
