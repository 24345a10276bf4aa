import * as vscode from 'vscode';
import { isReasonTold } from '../../core/lesson/predictionNow.ts';
import { Disposable } from '../../core/base/disposable.ts';
import { findPlace } from '../../core/source/findPlace.ts';
import { plainMarkdown } from '../../core/lesson/plainMarkdown.ts';
import { asMarkdown, marked, paragraphs } from '../../core/words/shownMarkdown.ts';
import { withIcon } from '../../core/words/shownText.ts';
import { hoverOf, registerHovers, type Hover, type HoverProvider } from '../shown/hover.ts';
import { lensAt, registerLenses, type Lens, type LensProvider } from '../shown/lens.ts';
import type { Trust } from '../trust/trust.ts';
import { commands } from '../host/ids.ts';
import { labSelector } from '../host/labDocument.ts';
import type { Settings } from '../trust/settings.ts';
import type { Predictions } from './predictions.ts';
import type { PredictionState } from './predictionState.ts';
import { predictionText } from './predictionText.ts';
import { inWords } from '../shown/inWords.ts';

/** Asks at its line what a value will be, and shows there afterwards how far off the guess was. */
export class PredictionLens extends Disposable implements LensProvider, HoverProvider {
  private readonly predictions: Predictions;
  private readonly settings: Settings;
  private readonly trust: Trust;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(predictions: Predictions, settings: Settings, trust: Trust) {
    super();
    this.predictions = predictions;
    this.settings = settings;
    this.trust = trust;
    const update = (): void => {
      this.changed.fire();
    };
    this.register(predictions.onDidChange(update));
    this.register(trust.onDidGive(update));
    this.register(registerLenses(labSelector, this));
    this.register(registerHovers(labSelector, this));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<Lens[]> {
    const shown = await this.shownIn(document);
    return shown.map(({ line, state }) => {
      const { prediction, stage, met } = state;
      const icon = met ? (met.isRight ? 'check' : 'arrow-swap') : 'question';
      // Short, because VS Code shows it pale and cuts it off: the question itself stands in the lab view.
      const title = stage === 'said' || stage === 'met' ? predictionText(state) : inWords('Predict {0}, then run', prediction.variable);
      return lensAt(line, {
        title: withIcon(icon, title),
        command: commands.predict,
        tooltip: inWords('{0} You can also just run.', plainMarkdown(prediction.question)),
        arguments: [document.uri, prediction.id],
      });
    });
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<Hover | undefined> {
    const here = (await this.shownIn(document)).filter(
      ({ line, state }) => line === position.line && (state.guess !== null || state.stage === 'shown'),
    );
    if (here.length === 0) return undefined;
    const texts = here.map(({ state }) => {
      const question = marked`**${asMarkdown(plainMarkdown(state.prediction.question))}**`;
      const told = [question, asMarkdown(predictionText(state))];
      return paragraphs(isReasonTold(state.stage) ? [...told, asMarkdown(plainMarkdown(state.prediction.reason))] : told);
    });
    return hoverOf(paragraphs(texts, true));
  }

  /** Lines count from 0. */
  private async shownIn(document: vscode.TextDocument): Promise<{ readonly line: number; readonly state: PredictionState }[]> {
    if (!this.settings.arePredictionsShown || !this.trust.isGiven) return [];
    const text = document.getText();
    const states = await this.predictions.of(document.uri);
    return states.flatMap(state => {
      const line = findPlace(text, state.prediction.variable);
      return line === null ? [] : [{ line: line - 1, state }];
    });
  }
}
