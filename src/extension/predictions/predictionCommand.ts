import * as vscode from 'vscode';
import type { Direction, Guess } from '../../core/deed.ts';
import { Disposable } from '../../core/disposable.ts';
import { plainMarkdown } from '../../core/markdownText.ts';
import { guessText, readGuess } from '../../core/prediction.ts';
import { commands } from '../ids.ts';
import { isLessonLab, isUri } from '../labs/labArgument.ts';
import { activeLab } from '../labs/labDocument.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { RunService } from '../runs/runService.ts';
import type { Predictions, PredictionState } from './predictions.ts';
import { predictionText } from './predictionText.ts';

/** Asks for a guess: from the lens above a line, from the tree, by key or by name. Escape skips it. */
export class PredictionCommand extends Disposable {
  private readonly predictions: Predictions;
  private readonly opener: LabOpener;
  private readonly runs: RunService;

  constructor(predictions: Predictions, opener: LabOpener, runs: RunService) {
    super();
    this.predictions = predictions;
    this.opener = opener;
    this.runs = runs;
    this.register(vscode.commands.registerCommand(commands.predict, (argument: unknown, id: unknown) => this.predict(argument, id)));
  }

  private async predict(argument: unknown, id: unknown): Promise<void> {
    const uri = isUri(argument) ? argument : (isLessonLab(argument) ? await this.opener.open(argument) : activeLab())?.uri;
    const states = uri ? await this.predictions.of(uri) : [];
    if (!uri || states.length === 0) {
      await vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to predict here. Open a lab of the lesson first.'));
      return;
    }
    if (this.runs.isRunning(uri)) {
      await vscode.window.showInformationMessage(vscode.l10n.t('The lab is running: predict when it has ended, before you run it again.'));
      return;
    }
    const chosen = states.find(({ prediction }) => prediction.id === id) ?? (await pick(states));
    const guess = chosen && (await ask(chosen));
    if (guess) await this.predictions.commit(uri, chosen.prediction, guess);
  }
}

/** All of a lab's predictions with what came of them: also the way to read them without lenses and hovers. */
async function pick(states: readonly PredictionState[]): Promise<PredictionState | undefined> {
  const items = states.map(state => ({
    label: plainMarkdown(state.prediction.question),
    description: predictionText(state),
    ...(state.met && !state.open && { detail: plainMarkdown(state.prediction.reason) }),
    state,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Predict'), matchOnDescription: true });
  return chosen?.state;
}

async function ask({ prediction, open, met }: PredictionState): Promise<Guess | undefined> {
  const { kind } = prediction;
  const title = plainMarkdown(prediction.question);
  if (kind === 'direction') {
    const words: readonly { label: string; direction: Direction }[] = [
      { label: `$(arrow-up) ${vscode.l10n.t('Up')}`, direction: 'up' },
      { label: `$(arrow-down) ${vscode.l10n.t('Down')}`, direction: 'down' },
      { label: `$(dash) ${vscode.l10n.t('The same, to the digits shown')}`, direction: 'same' },
    ];
    const chosen = await vscode.window.showQuickPick(words, { title });
    return chosen && { kind, direction: chosen.direction };
  }
  const before = open ?? met?.guess;
  const written = await vscode.window.showInputBox({
    title,
    ...(before && { value: guessText(before) }),
    prompt: kind === 'shape' ? vscode.l10n.t('One number for each axis, as in 4, 6, 16.') : vscode.l10n.t('Two numbers, as in 0.5 to 0.8.'),
    validateInput: text => {
      const guess = readGuess(kind, text);
      return typeof guess === 'string' ? vscode.l10n.t(guess) : undefined;
    },
  });
  const guess = written === undefined ? undefined : readGuess(kind, written);
  return typeof guess === 'string' ? undefined : guess;
}
