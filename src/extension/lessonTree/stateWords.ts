import type { ExerciseProgress } from '../../learning/progress.ts';
import type { LabState } from '../../core/lesson/lesson.ts';

/** How a state is shown: never by colour alone. */
export interface StateWords {
  readonly icon: string;
  readonly color?: string;
  readonly text: string;
  /**
   * Behind a row's title, where there is little room: a short word, or nothing of what is still to do. Half a word says
   * nothing.
   */
  readonly short: string;
}

const done = { icon: 'pass-filled', color: 'testing.iconPassed' } as const;
const open = { icon: 'circle-outline', short: '' } as const;

export const labWords: Readonly<Record<LabState | 'running', StateWords>> = {
  notRun: { ...open, text: 'not run' },
  ran: { icon: 'play-circle', text: 'ran, with other output', short: 'ran' },
  matched: { ...done, text: 'output as expected', short: 'done' },
  failed: { icon: 'error', color: 'testing.iconFailed', text: 'failed', short: 'failed' },
  running: { icon: 'sync~spin', text: 'running', short: 'running' },
};

export const ownLabWords: StateWords = { icon: 'beaker', text: 'your own', short: '' };

export const sectionWords: Readonly<Record<'read' | 'notRead', StateWords>> = {
  read: { ...done, text: 'read', short: 'read' },
  notRead: { ...open, text: 'not read' },
};

export const exerciseWords: Readonly<Record<ExerciseProgress, StateWords>> = {
  notTried: { ...open, text: 'not tried' },
  tried: { icon: 'issue-draft', text: 'tried', short: 'tried' },
  passed: { ...done, text: 'passed', short: 'passed' },
};

export const evidenceWords: Readonly<Record<'open' | 'seen' | 'shown', StateWords>> = {
  open: { ...open, text: 'needs a run' },
  seen: { icon: 'issue-draft', text: 'seen in your runs; your note asks why it is so', short: 'seen' },
  shown: { ...done, text: 'shown by your runs', short: 'shown' },
};
