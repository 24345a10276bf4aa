import type { SubGoalState, VerdictKind } from '../../../src/core/run/verdict.ts';

interface Look {
  /** Never by colour alone. */
  readonly symbol: string;
  readonly word: string;
}

export const byVerdict: Readonly<Record<VerdictKind, Look>> = {
  notStarted: { symbol: '○', word: 'Not started' },
  notYetRight: { symbol: '✗', word: 'Not yet right' },
  right: { symbol: '✓', word: 'Right' },
  couldNotRun: { symbol: '!', word: 'Could not be checked' },
};

export const goalWords: Readonly<Record<SubGoalState, Look>> = {
  met: { symbol: '✓', word: 'met' },
  missed: { symbol: '✗', word: 'not met' },
  notReached: { symbol: '○', word: 'not reached yet' },
};
