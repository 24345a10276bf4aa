import type { Shown } from '../../core/shownText.ts';
import { guessText } from '../../core/prediction.ts';
import type { PredictionState } from './predictions.ts';
import { inWords } from '../shown/inWords.ts';

/** How far the learner is with a prediction, in one line. */
export function predictionText({ open, met }: Pick<PredictionState, 'open' | 'met'>): Shown {
  if (open) return inWords('You said {0}. Run the lab to see.', guessText(open));
  if (!met) return inWords('Not predicted yet.');
  return met.isRight
    ? inWords('You said {0}: right, {1}.', guessText(met.guess), met.actual)
    : inWords('You said {0}, the run shows {1}.', guessText(met.guess), met.actual);
}
