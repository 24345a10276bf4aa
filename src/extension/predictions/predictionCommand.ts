import type * as vscode from 'vscode';
import type { Direction, Guess } from '../../core/deed.ts';
import { Disposable } from '../../core/disposable.ts';
import { plainMarkdown } from '../../core/markdownText.ts';
import { guessText, readGuess } from '../../core/prediction.ts';
import { commands as ids } from '../ids.ts';
import { isLessonLab, isUri } from '../labs/labArgument.ts';
import { activeLab } from '../labs/labDocument.ts';
import type { LabOpener } from '../lessons/labOpener.ts';
import type { RunService } from '../runs/runService.ts';
import type { Predictions, PredictionState } from './predictions.ts';
import { predictionText } from './predictionText.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { shown, withIcon, type Shown } from '../../core/shownText.ts';
import type { Commands } from '../trust/commands.ts';
import { askLine, askWhich } from '../shown/questions.ts';

export interface PredictionCommandOptions {
  readonly predictions: Predictions;
  readonly opener: LabOpener;
  readonly runs: RunService;
  readonly commands: Commands;
}

/** Asks for a guess: from the lens above a line, from the tree, by key or by name. Escape skips it. */
export class PredictionCommand extends Disposable {
  private readonly predictions: Predictions;
  private readonly opener: LabOpener;
  private readonly runs: RunService;

  constructor({ predictions, opener, runs, commands }: PredictionCommandOptions) {
    super();
    this.predictions = predictions;
    this.opener = opener;
    this.runs = runs;
    this.register(commands.register(ids.predict, (argument, id) => this.predict(argument, id)));
  }

  private async predict(argument: unknown, id: unknown): Promise<void> {
    const uri = await this.uriOf(argument);
    if (!uri) return;
    const states = await this.predictions.of(uri);
    if (states.length === 0) {
      await showInformation(inWords('There is nothing to predict here. Open a lab of the lesson first.'));
      return;
    }
    if (this.runs.isRunning(uri)) {
      await showInformation(inWords('The lab is running: predict when it has ended, before you run it again.'));
      return;
    }
    const chosen = states.find(({ prediction }) => prediction.id === id) ?? (await pick(states));
    const guess = chosen && (await ask(chosen));
    if (guess) await this.predictions.commit(uri, chosen.prediction, guess);
  }

  /** Of the lab that a menu names, or that the learner is in; where they are in none, they are asked. */
  private async uriOf(argument: unknown): Promise<vscode.Uri | undefined> {
    if (isUri(argument)) return argument;
    if (isLessonLab(argument)) return (await this.opener.open(argument))?.uri;
    const lab = activeLab() ?? (await this.opener.pick(inWords('Predict in which lab?'), ({ predictions }) => predictions.length > 0));
    return lab?.uri;
  }
}

/** The learner may look at the lab and the lesson while they think. */
const stays = { ignoreFocusOut: true } as const;

/** All of a lab's predictions with what came of them: also the way to read them without lenses and hovers. */
async function pick(states: readonly PredictionState[]): Promise<PredictionState | undefined> {
  const items = states.map(state => ({
    label: shown(plainMarkdown(state.prediction.question)),
    description: predictionText(state),
    ...(state.met && !state.open && { detail: shown(plainMarkdown(state.prediction.reason)) }),
    state,
  }));
  const chosen = await askWhich(items, { title: inWords('Predict'), matchOnDescription: true, ...stays });
  return chosen?.state;
}

async function ask({ prediction, open, met }: PredictionState): Promise<Guess | undefined> {
  const { kind } = prediction;
  const title = shown(plainMarkdown(prediction.question));
  if (kind === 'direction') {
    const words: readonly { label: Shown; direction: Direction }[] = [
      { label: withIcon('arrow-up', inWords('Up')), direction: 'up' },
      { label: withIcon('arrow-down', inWords('Down')), direction: 'down' },
      { label: withIcon('dash', inWords('The same, to the digits shown')), direction: 'same' },
    ];
    const chosen = await askWhich(words, { title, ...stays });
    return chosen && { kind, direction: chosen.direction };
  }
  const before = open ?? met?.guess;
  const written = await askLine({
    title,
    ...stays,
    ...(before && { value: shown(guessText(before)) }),
    prompt: kind === 'shape' ? inWords('One number for each axis, as in 4, 6, 16.') : inWords('Two numbers, as in 0.5 to 0.8.'),
    validateInput: text => {
      const guess = readGuess(kind, text);
      return typeof guess === 'string' ? inWords(guess) : undefined;
    },
  });
  const guess = written === undefined ? undefined : readGuess(kind, written);
  return typeof guess === 'string' ? undefined : guess;
}
