import type { ExerciseProgress } from '../../core/progress.ts';
import type { LabState } from '../../core/lesson.ts';

/** How a state is shown: never by colour alone. */
export interface StateWords {
  readonly icon: string;
  readonly color?: string;
  readonly text: string;
  /** Where there is little room. */
  readonly short?: string;
}

const done = { icon: 'pass-filled', color: 'testing.iconPassed' } as const;
const open = { icon: 'circle-outline' } as const;

export const labWords: Readonly<Record<LabState | 'running', StateWords>> = {
  notRun: { ...open, text: 'not run' },
  ran: { icon: 'play-circle', text: 'ran, with other output', short: 'other output' },
  matched: { ...done, text: 'output as expected', short: 'as expected' },
  failed: { icon: 'error', color: 'testing.iconFailed', text: 'failed' },
  running: { icon: 'sync~spin', text: 'running' },
};

export const sectionWords: Readonly<Record<'read' | 'notRead', StateWords>> = {
  read: { ...done, text: 'read' },
  notRead: { ...open, text: 'not read' },
};

export const exerciseWords: Readonly<Record<ExerciseProgress, StateWords>> = {
  notTried: { ...open, text: 'not tried' },
  tried: { icon: 'issue-draft', text: 'tried' },
  passed: { ...done, text: 'passed' },
};

export const evidenceWords: Readonly<Record<'shown' | 'open', StateWords>> = {
  shown: { ...done, text: 'shown by your runs' },
  open: { ...open, text: 'needs a run' },
};
