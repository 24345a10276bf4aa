import type { SweepClaim } from '../core/lesson/sweepClaim.ts';

/**
 * What a run showed that an evidence note or a comparison can stand on. Bounded: see
 * `src/extension/progress/progressFile.ts`.
 */
export interface RunFacts {
  /** SHA-256 of the lab's text as it ran, 64 hex digits. */
  readonly hash: string;
  readonly backend: string;
  /** The extension's version. */
  readonly version: string;
  /** What the lab gave `manualSeed`, or null where it drew without a seed. */
  readonly seed: number | null;
  readonly ms: number;
  /** Printed lines or values that the lesson's evidence asks of this lab, by evidence item. */
  readonly taken: Readonly<Record<string, string>>;
}

/** What a learner commits to before a run. */
export type Guess =
  | { readonly kind: 'shape'; readonly shape: readonly number[] }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'direction'; readonly direction: Direction };

export type Direction = 'up' | 'down' | 'same';

/** What had shown the answer before the learner said anything: a run, or they themselves had uncovered it. */
export type ShownBy = 'run' | 'learner';

/**
 * Something the learner did: what states are earned by. `place` is the URI of the folder a working copy is in, so that
 * two copies of one lab are told apart.
 */
export type Deed =
  /** Read a section of the lesson to its end. */
  | { readonly kind: 'sectionRead'; readonly lesson: string; readonly section: string }
  /** A lab ran to its end, or broke. `matched`: it printed what the unchanged lab prints. */
  | {
      readonly kind: 'labRan';
      readonly lesson: string;
      readonly lab: string;
      readonly place: string;
      readonly outcome: 'matched' | 'finished' | 'failed';
      /** Null where the lab broke, and where dials were turned. */
      readonly facts: RunFacts | null;
    }
  /** An attempt was checked; or, of an exercise in words, the learner compared the answer with the rubric. */
  | {
      readonly kind: 'exerciseChecked';
      readonly lesson: string;
      readonly exercise: string;
      readonly place: string;
      readonly passed: boolean;
      /** Which known mistake the check recognised. */
      readonly mistake: string | null;
    }
  /** Opened a hint; `hint` counts from 0. */
  | { readonly kind: 'hintShown'; readonly lesson: string; readonly exercise: string; readonly place: string; readonly hint: number }
  /** Said what a run will show. With `late` the answer had been shown by then, and that is no prediction. */
  | {
      readonly kind: 'predicted';
      readonly lesson: string;
      readonly lab: string;
      readonly place: string;
      readonly prediction: string;
      readonly guess: Guess;
      readonly late?: ShownBy | undefined;
    }
  /** The answer was shown, and nothing had been said. */
  | {
      readonly kind: 'predictionShown';
      readonly lesson: string;
      readonly lab: string;
      readonly place: string;
      readonly prediction: string;
      readonly by: ShownBy;
    }
  /** A run has answered a guess. `actual` is what the run showed, in words; `late` is the guess's. */
  | {
      readonly kind: 'predictionMet';
      readonly lesson: string;
      readonly lab: string;
      readonly place: string;
      readonly prediction: string;
      readonly guess: Guess;
      readonly actual: string;
      readonly isRight: boolean;
      readonly late?: ShownBy | undefined;
    }
  /** Put into the note what many runs of a lab showed. */
  | ({
      readonly kind: 'claimed';
      readonly lesson: string;
      readonly lab: string;
      readonly place: string;
      readonly hash: string;
    } & SweepClaim)
  | { readonly kind: 'noteMade'; readonly lesson: string; readonly place: string };

/** A deed as it is kept. */
export interface ProgressEvent {
  /** Never used twice, on any machine. */
  readonly id: string;
  /**
   * Larger than that of every event its window knew: the order of events. Clocks can be wrong and are not asked;
   * events of equal number are ordered by id.
   */
  readonly seq: number;
  /** When, by the clock of the machine, ISO 8601. For humans. */
  readonly at: string;
  readonly deed: Deed;
}
