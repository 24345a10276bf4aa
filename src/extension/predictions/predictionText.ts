import { shown, type Shown } from '../../core/words/shownText.ts';
import { guessText, lateWords } from '../../learning/prediction.ts';
import { inWords } from '../shown/inWords.ts';
import type { PredictionState } from './predictionState.ts';

/** How far the learner is with a prediction, in a line; empty where it is only asked. */
export function predictionText(
  state: Pick<PredictionState, 'stage' | 'guess' | 'late' | 'met' | 'shownBy' | 'isRunning' | 'isPast'>,
): Shown {
  const { stage, guess, late, met, shownBy, isRunning, isPast } = state;
  const said = guess ? (late ? `${guessText(guess)} ${inWords(lateWords[late])}` : guessText(guess)) : '';
  switch (stage) {
    case 'asked':
      return isRunning ? inWords('The lab is running.') : shown('');
    case 'said':
      return isRunning
        ? inWords('You said {0}. The lab is running: what it shows comes here.', said)
        : inWords('You said {0}. Run the lab to see.', said);
    case 'met':
      if (isPast)
        return met?.isRight === true
          ? inWords('You said {0}: right, {1}, in the code as it was then.', said, met.actual)
          : inWords('You said {0}, the run showed {1}, in the code as it was then.', said, met?.actual ?? '');
      return met?.isRight === true
        ? inWords('You said {0}: right, {1}.', said, met.actual)
        : inWords('You said {0}, the run shows {1}.', said, met?.actual ?? '');
    case 'shown':
      if (isRunning) return inWords('The lab is running.');
      return shownBy === 'run'
        ? inWords('A run has shown it. What you say now is kept as said after the run.')
        : inWords('You have uncovered the answer. What you say now is kept as said after that.');
  }
}
