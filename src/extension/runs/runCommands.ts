import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { notices } from '../../core/outcomeText.ts';
import { commands as ids, settings } from '../ids.ts';
import { isLessonLab, isUri } from '../labs/labArgument.ts';
import { activeLab, isLab } from '../labs/labDocument.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LabPanel } from '../panel/labPanel.ts';
import type { ShownLab } from '../panel/shownLab.ts';
import type { RefusedRun, RunService } from './runService.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { shown } from '../../core/shownText.ts';
import type { Commands } from '../trust/commands.ts';
import { tellUntrusted } from '../trust/trust.ts';
import type { Log } from '../shown/log.ts';

export interface RunCommandsOptions {
  readonly runs: RunService;
  readonly panel: LabPanel;
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
    const { runs, panel, log, commands } = options;
    const stop = (): void => {
      runs.stop();
    };
    const openBackendSetting = (): void => void vscode.commands.executeCommand('workbench.action.openSettings', settings.backend);
    this.register(commands.register(ids.runLab, argument => this.run(argument)));
    this.register(commands.register(ids.stopLab, () => this.stop()));
    this.register(commands.register(ids.showLabView, () => this.showView()));
    this.register(commands.register(ids.openBackendSetting, openBackendSetting));
    this.register(
      commands.register(ids.showLog, () => {
        log.show();
      }),
    );
    this.register(panel.onDidRequestRun(() => void this.runShown()));
    this.register(panel.onDidRequestStop(stop));
    this.register(panel.onDidRequestBackend(openBackendSetting));
    this.register(panel.onDidRequestLine(line => void this.reveal(line)));
    this.register(runs.onDidRefuse(refused => void tellRefusal(refused)));
  }

  private async run(argument: unknown): Promise<void> {
    const document = await this.documentOf(argument);
    if (document) await this.options.runs.start(document);
    else await showInformation(shown(notices.noLab.text));
  }

  private async stop(): Promise<void> {
    const { runs } = this.options;
    if (runs.runningUri) runs.stop();
    else await showInformation(inWords('No lab is running.'));
  }

  private async documentOf(argument: unknown): Promise<vscode.TextDocument | undefined> {
    if (isLessonLab(argument)) return this.options.opener.open(argument);
    if (isUri(argument)) return isLab(argument) ? vscode.workspace.openTextDocument(argument) : undefined;
    return activeLab();
  }

  private async runShown(): Promise<void> {
    const uri = this.options.shownLab.uri;
    await this.run(uri);
  }

  private async showView(): Promise<void> {
    const { panel } = this.options;
    await panel.open();
    panel.reveal();
  }

  /** A line of the text that ran; followed to where it is now. */
  private async reveal(line: number): Promise<void> {
    const { shownLab } = this.options;
    const place = await shownLab.locate(line);
    if (!place) return;
    const editor = await vscode.window.showTextDocument(place.document, { viewColumn: columnOf(place.document), selection: place.range });
    editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** Where the document is to be seen already, so that it does not cover the lab view. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  return shown?.viewColumn ?? vscode.ViewColumn.One;
}

/** In the lab view every refusal is told; without trust there is no such view. */
async function tellRefusal({ message }: RefusedRun): Promise<void> {
  if (message.code === notices.trust.code) await tellUntrusted();
}
