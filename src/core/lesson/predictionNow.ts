import type { Inline } from './lessonDocument.ts';
import type { Prediction } from './lesson.ts';

/** A prediction as a page asks it. */
export interface PredictionCard {
  readonly id: string;
  readonly question: readonly Inline[];
  readonly kind: Prediction['kind'];
  /** Why it comes out so: to be shown only when a run has answered, or the answer was shown. */
  readonly reason: readonly Inline[];
  /** Which of the lab's printed lines tell the answer, from 0. */
  readonly toldBy: readonly number[];
}

/** How far the learner is with a prediction, as a page shows it. */
export interface PredictionNow {
  /**
   * `asked`: nothing was said, and nothing was shown. `said`: a guess waits for a run. `met`: a run has answered it.
   * `shown`: the answer was shown before anything was said; what is said now is kept as said after that.
   */
  readonly stage: PredictionStage;
  /** Nothing that tells the answer may be shown. */
  readonly isCovered: boolean;
  /** The lab is being started or run. */
  readonly isRunning: boolean;
  /** How it stands, in words; empty where there is nothing to say. */
  readonly words: string;
  /** Null until a run has answered. */
  readonly isRight: boolean | null;
  /** The run that has answered was of another code than the lab's now: its answer is of then. */
  readonly isPast: boolean;
}

/** May the reason be told? A run has answered, or the answer was shown. */
export function isReasonTold(stage: PredictionStage): boolean {
  return stage === 'met' || stage === 'shown';
}

export type PredictionStage = 'asked' | 'said' | 'met' | 'shown';

/** By the lab's id, then by the prediction's. */
export type PredictionsNow = Readonly<Record<string, Readonly<Record<string, PredictionNow>>>>;

/** Which printed lines of a lab tell the answer, from 0. */
export function toldLines(expected: readonly string[], { toldBy }: Pick<Prediction, 'toldBy'>): number[] {
  return expected.flatMap((line, at) => (toldBy === null || toldBy.some(begin => line.startsWith(begin)) ? [at] : []));
}
