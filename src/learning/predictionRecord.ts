import type { PredictionStage } from '../core/lesson/predictionNow.ts';
import type { Guess, ShownBy } from './deed.ts';
import type { AskedIn, Progress } from './progress.ts';

/** How far the learner is with a prediction of one working copy of a lab. */
export interface PredictionRecord {
  readonly stage: PredictionStage;
  /** What was said, where something was. A prediction stands before what was said later. */
  readonly guess: Guess | null;
  /** Of the guess: what had shown the answer by then; null for a prediction. */
  readonly late: ShownBy | null;
  /** What a run said to it; null in every stage but `met`. */
  readonly met: { readonly actual: string; readonly isRight: boolean } | null;
  /** What has shown the answer, where something has. */
  readonly shownBy: ShownBy | null;
}

export function predictionRecord(progress: Progress, asked: AskedIn): PredictionRecord {
  const shownBy = progress.shownBy(asked);
  const answer = progress.lastAnswer(asked);
  // What stands in the store from before there were such: a guess after an answer.
  const guess = answer ? undefined : progress.openGuess(asked);
  if (answer || guess) return saidRecord(answer?.deed ?? guess?.deed, shownBy);
  const lateGuess = progress.openGuess(asked, true) ?? progress.lastAnswer(asked, true);
  if (lateGuess) return saidRecord(lateGuess.deed, shownBy);
  return { stage: shownBy === null ? 'asked' : 'shown', guess: null, late: null, met: null, shownBy };
}

/** True where nothing may be shown that tells the answer. */
export function isAnswerCovered({ stage }: Pick<PredictionRecord, 'stage'>, arePredictionsShown: boolean): boolean {
  return arePredictionsShown && stage === 'asked';
}

type Said = NonNullable<ReturnType<Progress['openGuess']> | ReturnType<Progress['lastAnswer']>>['deed'];

function saidRecord(said: Said | undefined, shownBy: ShownBy | null): PredictionRecord {
  const met = said?.kind === 'predictionMet' ? { actual: said.actual, isRight: said.isRight } : null;
  return { stage: met ? 'met' : 'said', guess: said?.guess ?? null, late: said?.late ?? null, met, shownBy };
}
