/**
 * What a check says of an attempt. The four are never confused: an attempt nobody could look at is neither wrong nor
 * right. `notStarted`: the starter is unchanged in what matters. `couldNotRun`: the check has no opinion; `message`
 * says why.
 */
export const verdictKinds = ['notStarted', 'notYetRight', 'right', 'couldNotRun'] as const;

export type VerdictKind = (typeof verdictKinds)[number];

/** `notReached`: what comes before it has to be met first. */
export const subGoalStates = ['met', 'missed', 'notReached'] as const;

export type SubGoalState = (typeof subGoalStates)[number];

/** One thing an attempt has to do. */
export interface SubGoal {
  /** The same in every check of the exercise. */
  readonly id: string;
  readonly title: string;
  readonly state: SubGoalState;
  /** What was found, in one or two sentences; the learner's own values are quoted. */
  readonly message: string;
  /** The line of the learner's file it speaks of (1-based), or null. */
  readonly line: number | null;
  /** How exact it has to be, as it is said to the learner (`within 0.0001`), or null where nothing is measured. */
  readonly tolerance: string | null;
}

/** A mistake that was recognised: says more than the sub-goal that was missed. */
export interface RecognisedMistake {
  readonly id: string;
  readonly message: string;
  readonly line: number | null;
}

export interface Verdict {
  readonly kind: VerdictKind;
  /** One sentence: what is shown first and read aloud. */
  readonly message: string;
  /** The line of the learner's file the sentence speaks of, or null. */
  readonly line: number | null;
  /** In the order in which they build on each other; empty where nothing was looked at. */
  readonly goals: readonly SubGoal[];
  readonly mistake: RecognisedMistake | null;
  /** What the check measured that is worth knowing whatever the verdict: one sentence each. */
  readonly notes: readonly string[];
}

/** A verdict without a look at the attempt. */
export function unlooked(kind: 'notStarted' | 'couldNotRun', message: string, line: number | null = null): Verdict {
  return { kind, message, line, goals: [], mistake: null, notes: [] };
}
