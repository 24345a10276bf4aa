import * as vscode from 'vscode';
import { guessText } from '../../core/prediction.ts';
import type { PredictionState } from './predictions.ts';

/** How far the learner is with a prediction, in one line. */
export function predictionText({ open, met }: Pick<PredictionState, 'open' | 'met'>): string {
  if (open) return vscode.l10n.t('You said {0}. Run the lab to see.', guessText(open));
  if (!met) return vscode.l10n.t('Not predicted yet.');
  return met.isRight
    ? vscode.l10n.t('You said {0}: right, {1}.', guessText(met.guess), met.actual)
    : vscode.l10n.t('You said {0}, the run shows {1}.', guessText(met.guess), met.actual);
}
