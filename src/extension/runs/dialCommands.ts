import type * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { TurnedDial } from '../../core/run/dials.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { shown } from '../../core/words/shownText.ts';
import { commands as ids } from '../host/ids.ts';
import { isSameUri } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import type { Commands } from '../trust/commands.ts';
import { labOf, type LabOfOptions } from './labOf.ts';
import type { LabRun } from './labRun.ts';
import type { LastRuns } from './lastRuns.ts';
import type { RunService } from './runService.ts';
import type { ShownLab } from './shownLab.ts';
import type { TurnedDials } from './turnedDials.ts';

export interface DialCommandsOptions extends Omit<LabOfOptions, 'labView' | 'shownLab'> {
  readonly runs: RunService;
  readonly lastRuns: LastRuns;
  readonly dials: TurnedDials;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly commands: Commands;
}

/** What is done with a lab's dials, by palette and key, and from the lab view. */
export class DialCommands extends Disposable {
  private readonly options: DialCommandsOptions;

  constructor(options: DialCommandsOptions) {
    super();
    this.options = options;
    const { commands, labView } = options;
    this.register(commands.register(ids.resetDials, argument => this.reset(argument)));
    this.register(commands.register(ids.runTenSeeds, argument => this.runTenSeeds(argument)));
    this.register(labView.onDidRequestTurn(({ turned, key }) => void this.turnShown(turned, key)));
  }

  /** The page may have turned it while another lab was about to be shown. */
  private async turnShown(turned: readonly TurnedDial[], key: string): Promise<void> {
    const { shownLab, runs } = this.options;
    if (shownLab.uri?.toString() !== key) return;
    const document = await labOf(shownLab.uri, this.options);
    if (document) await runs.turn(document, turned);
  }

  private async reset(argument: unknown): Promise<void> {
    const document = await labOf(argument, this.options);
    if (!document) await showInformation(shown(notices.noLab.text));
    else if (this.options.dials.of(document.uri).length === 0)
      await showInformation(inWords('Every dial of this lab stands as its text says.'));
    else await this.options.runs.turn(document, []);
  }

  /** The page sweeps what it ran last: a lab that has not run as it stands runs once before. */
  private async runTenSeeds(argument: unknown): Promise<void> {
    const { lastRuns, labView, shownLab } = this.options;
    const document = await labOf(argument, this.options);
    if (!document) {
      await showInformation(shown(notices.noLab.text));
      return;
    }
    const last = lastRuns.get(document.uri);
    if (!last || !canBeSwept(last, document)) {
      const run = await this.runToEnd(document);
      if (run?.state.outcome?.status !== 'finished') return;
    }
    shownLab.follow(document.uri);
    const page = await labView.open();
    labView.reveal();
    await page.remote.runTenSeeds({});
  }

  /** Undefined where it was refused, or another lab was run instead. */
  private async runToEnd(document: vscode.TextDocument): Promise<LabRun | undefined> {
    const { runs } = this.options;
    // A run that is on ends before the new one begins.
    const before = runs.current;
    return new Promise(resolve => {
      const settle = (run: LabRun | undefined): void => {
        ended.dispose();
        resolve(run);
      };
      const ended = runs.onDidEnd(run => {
        if (run === before) return;
        settle(isSameUri(run.uri, document.uri) ? run : undefined);
      });
      const started = (): void => {
        if (!runs.isRunning(document.uri)) settle(undefined);
      };
      runs.start(document).then(started, started);
    });
  }
}

function canBeSwept(run: LabRun, document: vscode.TextDocument): boolean {
  const isWhole = run.state.outcome?.status === 'finished' && run.lab.upTo === undefined;
  return isWhole && !run.isKept && run.texts[0]?.isCurrent(document) === true;
}
