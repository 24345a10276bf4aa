import type { Block, Inline } from '../lesson/lessonDocument.ts';
import type { Verdict } from '../run/verdict.ts';

/**
 * An exercise as the lab view's tab `Task` shows it. A lesson's text stands in it as checked trees, and everything else
 * is text to be shown as text.
 */
export interface TaskView {
  /** The same as long as it is the same attempt. Names no file. */
  readonly key: string;
  readonly title: string;
  readonly fileName: string;
  /** An answer in words is looked at, not run. */
  readonly isInWords: boolean;
  readonly asked: readonly Block[];
  readonly check: TaskCheck;
  readonly hints: TaskHints;
  readonly walkthrough: TaskWalkthrough;
  /** Titles of other right answers, in the order of `TaskRequest.at`; empty before the first pass. */
  readonly others: readonly string[];
  /** What comes after this exercise; null before the first pass. */
  readonly next: TaskNext | null;
}

export type TaskCheck =
  | { readonly state: 'none' }
  /** `total` is 0 as long as nobody knows it. */
  | { readonly state: 'checking'; readonly done: number; readonly total: number }
  | { readonly state: 'checked'; readonly verdict: Verdict; readonly isEdited: boolean };

export interface TaskHints {
  /** In the order in which they were taken. */
  readonly taken: readonly (readonly Inline[])[];
  /** How many more there are for where the learner is; null where the last check has passed. */
  readonly left: number | null;
  /** The title of the sub-goal that those are for; null where they help with any. */
  readonly about: string | null;
}

/** The way of the lesson, step by step. */
export interface TaskWalkthrough {
  /** Those the learner has asked for, from the first on. */
  readonly steps: readonly TaskStep[];
  readonly total: number;
  /** The answer in words, which comes after the last step; null until then. */
  readonly answer: readonly Block[] | null;
}

export interface TaskStep {
  readonly title: string;
  readonly text: readonly Inline[];
}

/** `note`: every exercise of the lesson that is not extra is passed. */
export type TaskNext = { readonly kind: 'exercise'; readonly title: string } | { readonly kind: 'note' };

/** Which part of the tab is to be seen. */
export type TaskPart = 'task' | 'check' | 'hints' | 'walkthrough';

/** What the learner asks for in the tab. */
export type TaskRequest =
  | { readonly kind: 'check' | 'cancel' | 'hint' | 'nextStep' | 'answer' | 'next' }
  /** A line of the attempt, from 1; a step that was shown, or another right answer, from 0: laid beside the attempt. */
  | { readonly kind: 'line' | 'step' | 'other'; readonly at: number };
