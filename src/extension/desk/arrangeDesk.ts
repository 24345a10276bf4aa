import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { EditorLayout } from '../host/editorLayout.ts';
import { commands as ids } from '../host/ids.ts';
import { activeLab, fileNameOf } from '../host/labDocument.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { shareEditors } from '../lessonPage/firstSplit.ts';
import { exerciseOfFile, isAttemptName } from '../lessons/attemptFile.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LessonLibrary } from '../lessons/lessonLibrary.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import type { Commands } from '../trust/commands.ts';

export interface ArrangeDeskOptions {
  readonly library: LessonLibrary;
  readonly opener: LabOpener;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly layout: EditorLayout;
  readonly commands: Commands;
}

/** `Arrange the Desk`: the lab on the left, its lesson on the right, the lab view below both, and nothing else. */
export class ArrangeDesk extends Disposable {
  private readonly options: ArrangeDeskOptions;

  constructor(options: ArrangeDeskOptions) {
    super();
    this.options = options;
    this.register(options.commands.register(ids.arrangeDesk, () => this.arrange()));
  }

  private async arrange(): Promise<void> {
    const { library, opener, labView, layout } = this.options;
    const uri = await this.labToShow();
    if (!uri) return;
    // The lesson tree is a key away; beside all three, none of them could be read on a small screen.
    for (const command of clearing) await vscode.commands.executeCommand(command);
    // The lab has the focus from here on; nothing below takes it, so that what the learner opens meanwhile stays open.
    await opener.show(uri);
    // A lab of the learner's own belongs to no lesson: they have the one there is, or say which.
    const lesson = (await library.labOf(uri))?.lesson ?? exerciseOfFile(fileNameOf(uri), await library.lessons())?.lesson;
    await vscode.commands.executeCommand(ids.openLesson, lesson?.id, null, 'beside');
    await shareEditors(layout);
    await labView.open();
    labView.reveal();
  }

  /** The lab or attempt the learner is in, or looks at the results of; asked for where there is none. */
  private async labToShow(): Promise<vscode.Uri | undefined> {
    const active = vscode.window.activeTextEditor?.document.uri;
    if (active && isAttemptName(fileNameOf(active))) return active;
    return activeLab()?.uri ?? this.options.shownLab.uri ?? (await this.options.opener.pick())?.uri;
  }
}

/** VS Code's own commands for what stands around the editors. */
const clearing = ['workbench.action.closeSidebar', 'workbench.action.closeAuxiliaryBar', 'workbench.action.positionPanelBottom'];
