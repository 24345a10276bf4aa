import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { notices } from '../../core/words/outcomeText.ts';
import type { PauseRequest } from '../../core/base/pausing.ts';
import { commands as ids, settings } from '../host/ids.ts';
import { activeLab, isLab } from '../host/labDocument.ts';
import { isUri } from '../lessons/labArgument.ts';
import { labOf } from './labOf.ts';
import { showRange } from '../host/documents.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { ShownLab } from './shownLab.ts';
import type { RefusedRun, RunService } from './runService.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { shown } from '../../core/words/shownText.ts';
import type { Commands } from '../trust/commands.ts';
import { tellUntrusted } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

export interface RunCommandsOptions {
  readonly runs: RunService;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly opener: LabOpener;
  readonly log: Log;
  readonly commands: Commands;
}

/** What the learner can press, in the editor and in the lab view. */
export class RunCommands extends Disposable {
  private readonly options: RunCommandsOptions;

  constructor(options: RunCommandsOptions) {
    super();
    this.options = options;
    const { runs, labView, log, commands } = options;
    const stop = (): void => {
      runs.stop();
    };
    const openBackendSetting = (): void => void vscode.commands.executeCommand('workbench.action.openSettings', settings.backend);
    this.register(commands.register(ids.runLab, argument => this.run(argument)));
    this.register(commands.register(ids.runToHere, argument => this.runToHere(argument)));
    this.register(commands.register(ids.stopLab, () => this.stop()));
    this.register(commands.register(ids.pauseLab, () => this.pause('pause')));
    this.register(commands.register(ids.runOneEpoch, () => this.pause('turn')));
    this.register(commands.register(ids.showLabView, () => this.showView()));
    this.register(commands.register(ids.openBackendSetting, openBackendSetting));
    this.register(
      commands.register(ids.showLog, () => {
        log.show();
      }),
    );
    this.register(labView.onDidRequestRun(() => void this.runShown()));
    this.register(labView.onDidRequestStop(stop));
    this.register(labView.onDidRequestBackend(openBackendSetting));
    this.register(labView.onDidRequestLine(line => void this.reveal(line)));
    this.register(runs.onDidRefuse(refused => void tellRefusal(refused)));
  }

  private async run(argument: unknown): Promise<void> {
    const document = await labOf(argument, this.options);
    if (document) await this.options.runs.start(document);
    else await showInformation(shown(notices.noLab.text));
  }

  /** Up to the line whose number was clicked, or else the cursor's. */
  private async runToHere(argument: unknown): Promise<void> {
    const place = (await clickedLine(argument)) ?? cursorLine();
    if (place) await this.options.runs.startUpTo(place.document, place.line);
    else await showInformation(shown(notices.noLab.text));
  }

  private async stop(): Promise<void> {
    const { runs } = this.options;
    if (runs.runningUri) runs.stop();
    else await showInformation(inWords('No lab is running.'));
  }

  /** `pause` on a run that stands still lets it go on; `turn` holds one that does not. */
  private async pause(request: PauseRequest): Promise<void> {
    const { runs, labView, log } = this.options;
    const run = runs.current;
    if (!run) await showInformation(inWords('No lab is running.'));
    else if (run.state.backend && !run.state.isPaused && run.state.pausesLeft === 0)
      await showInformation(inWords('This run cannot be paused.'));
    else if (request === 'turn' && run.state.isPaused && run.state.pausesLeft === 0)
      await showInformation(inWords('This run cannot be held once more: Continue lets it go on to its end.'));
    else {
      const goingOn = request === 'pause' ? 'goOn' : request;
      await labView.page?.remote.pause({ runId: run.id, request: run.state.isPaused ? goingOn : 'pause' }).catch((error: unknown) => {
        if (!run.isOver) log.error('The lab page did not hold the run:', error);
      });
    }
  }

  private async runShown(): Promise<void> {
    const uri = this.options.shownLab.uri;
    await this.run(uri);
  }

  private async showView(): Promise<void> {
    const { labView } = this.options;
    await labView.open();
    labView.reveal();
  }

  /** A line of the text that ran; followed to where it is now. */
  private async reveal(line: number): Promise<void> {
    const { shownLab } = this.options;
    const place = await shownLab.locate(line);
    if (place) await showRange(place.document, place.range);
  }
}

interface LabLine {
  readonly document: vscode.TextDocument;
  /** 1-based. */
  readonly line: number;
}

/** What VS Code hands over from the menu of line numbers. */
async function clickedLine(argument: unknown): Promise<LabLine | null> {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('lineNumber' in argument)) return null;
  const { uri, lineNumber: line } = argument;
  if (!isUri(uri) || !isLab(uri) || typeof line !== 'number') return null;
  return { document: await vscode.workspace.openTextDocument(uri), line };
}

function cursorLine(): LabLine | null {
  const document = activeLab();
  const editor = vscode.window.activeTextEditor;
  return document && editor?.document === document ? { document, line: editor.selection.active.line + 1 } : null;
}

/** In the lab view every refusal is told; without trust there is no such view. */
async function tellRefusal({ message }: RefusedRun): Promise<void> {
  if (message.code === notices.trust.code) await tellUntrusted();
}
