import type { LabState } from '../../core/lesson.ts';

/** How a lab's state is shown: never by colour alone. */
export interface StateWords {
  readonly icon: string;
  readonly color?: string;
  readonly text: string;
  /** Where there is little room. */
  readonly short?: string;
}

export const stateWords: Readonly<Record<LabState | 'running', StateWords>> = {
  notRun: { icon: 'circle-outline', text: 'not run' },
  ran: { icon: 'pass', text: 'ran' },
  matched: { icon: 'pass-filled', color: 'testing.iconPassed', text: 'output as expected', short: 'as expected' },
  failed: { icon: 'error', color: 'testing.iconFailed', text: 'failed' },
  running: { icon: 'sync~spin', text: 'running' },
};
