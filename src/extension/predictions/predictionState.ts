import type { Prediction } from '../../core/lesson/lesson.ts';
import type { PredictionRecord } from '../../learning/predictionRecord.ts';

/** One place where the learner can commit to something, and how far they are with it. */
export interface PredictionState extends PredictionRecord {
  readonly prediction: Prediction;
  /** Nothing that tells the answer may be shown. */
  readonly isCovered: boolean;
  /** The answer is still to come from a run: covered, or said and not met yet. */
  readonly isAwaited: boolean;
  /** The run that has answered was of another code than the lab's now, as far as that can be seen. */
  readonly isPast: boolean;
  /** Its lab is being started or run. */
  readonly isRunning: boolean;
}
