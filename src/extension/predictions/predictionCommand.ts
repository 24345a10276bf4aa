import type * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { commands as ids } from '../host/ids.ts';
import { isLessonLab, isUri } from '../lessons/labArgument.ts';
import { activeLab } from '../host/labDocument.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { ShownLab } from '../runs/shownLab.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import type { Commands } from '../trust/commands.ts';
import type { Predictions } from './predictions.ts';

export interface PredictionCommandOptions {
  readonly predictions: Predictions;
  readonly opener: LabOpener;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly commands: Commands;
}

/** Leads to the question in the lab view: from the lens above a line, from the tree, by key or by name. */
export class PredictionCommand extends Disposable {
  private readonly options: PredictionCommandOptions;

  constructor(options: PredictionCommandOptions) {
    super();
    this.options = options;
    this.register(options.commands.register(ids.predict, (argument, id) => this.predict(argument, id)));
  }

  private async predict(argument: unknown, id: unknown): Promise<void> {
    const { predictions, labView, shownLab } = this.options;
    const uri = await this.uriOf(argument);
    if (!uri) return;
    const states = await predictions.of(uri);
    const asked = states.find(({ prediction }) => prediction.id === id) ?? states.find(({ guess }) => guess === null) ?? states[0];
    if (!asked) {
      await showInformation(inWords('There is nothing to predict here. Open a lab of the lesson first.'));
      return;
    }
    const page = await labView.focus();
    shownLab.follow(uri);
    await page.remote.goToQuestion({ prediction: asked.prediction.id });
  }

  /** Of the lab that a menu names, or that the learner is in; where they are in none, they are asked. */
  private async uriOf(argument: unknown): Promise<vscode.Uri | undefined> {
    const { opener, labView, shownLab } = this.options;
    if (isUri(argument)) return argument;
    if (isLessonLab(argument)) return (await opener.open(argument))?.uri;
    if (labView.hasFocus && shownLab.uri) return shownLab.uri;
    const lab = activeLab() ?? (await opener.pick(inWords('Predict in which lab?'), ({ predictions }) => predictions.length > 0));
    return lab?.uri;
  }
}
