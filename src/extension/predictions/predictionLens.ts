import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { findPlace } from '../../core/findPlace.ts';
import { escapeMarkdown, plainMarkdown } from '../../core/markdownText.ts';
import { commands } from '../ids.ts';
import { labSelector } from '../labs/labDocument.ts';
import type { Settings } from '../settings.ts';
import type { Predictions, PredictionState } from './predictions.ts';
import { predictionText } from './predictionText.ts';

/** Asks at its line what a value will be, and shows there afterwards how far off the guess was. */
export class PredictionLens extends Disposable implements vscode.CodeLensProvider, vscode.HoverProvider {
  private readonly predictions: Predictions;
  private readonly settings: Settings;
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(predictions: Predictions, settings: Settings) {
    super();
    this.predictions = predictions;
    this.settings = settings;
    const update = (): void => {
      this.changed.fire();
    };
    this.register(predictions.onDidChange(update));
    this.register(settings.onDidChange(update));
    this.register(vscode.workspace.onDidGrantWorkspaceTrust(update));
    this.register(vscode.languages.registerCodeLensProvider(labSelector, this));
    this.register(vscode.languages.registerHoverProvider(labSelector, this));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const shown = await this.shownIn(document);
    return shown.map(({ line, state }) => {
      const { prediction, open, met } = state;
      const icon = open ? 'question' : met ? (met.isRight ? 'check' : 'arrow-swap') : 'question';
      const title = open || met ? predictionText(state) : vscode.l10n.t('Predict: {0}', plainMarkdown(prediction.question));
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        title: `$(${icon}) ${title}`,
        command: commands.predict,
        tooltip: vscode.l10n.t('Commit to an answer before you run. You can also just run.'),
        arguments: [document.uri, prediction.id],
      });
    });
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const here = (await this.shownIn(document)).filter(({ line, state }) => line === position.line && (state.met ?? state.open));
    if (here.length === 0) return undefined;
    // No trust: a lesson's text may not become a command.
    const texts = here.map(({ state }) => {
      const reason = state.met && !state.open ? `\n\n${state.prediction.reason}` : '';
      return `**${escapeMarkdown(plainMarkdown(state.prediction.question))}**\n\n${escapeMarkdown(predictionText(state))}${reason}`;
    });
    return new vscode.Hover(new vscode.MarkdownString(texts.join('\n\n---\n\n')));
  }

  /** Lines count from 0. */
  private async shownIn(document: vscode.TextDocument): Promise<{ readonly line: number; readonly state: PredictionState }[]> {
    if (!this.settings.arePredictionsShown || !vscode.workspace.isTrusted) return [];
    const text = document.getText();
    const states = await this.predictions.of(document.uri);
    return states.flatMap(state => {
      const line = findPlace(text, state.prediction.variable);
      return line === null ? [] : [{ line: line - 1, state }];
    });
  }
}
