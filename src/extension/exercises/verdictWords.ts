import { shown, type Shown } from '../../core/words/shownText.ts';
import type { SubGoal, SubGoalState, Verdict, VerdictKind } from '../../core/run/verdict.ts';
import { inWords } from '../shown/inWords.ts';

/** How a verdict is shown: never by colour alone. */
export const verdictIcons: Readonly<Record<VerdictKind, string>> = {
  notStarted: 'circle-outline',
  notYetRight: 'error',
  right: 'pass-filled',
  couldNotRun: 'warning',
};

export const goalIcons: Readonly<Record<SubGoalState, string>> = { met: 'pass', missed: 'error', notReached: 'circle-outline' };

/** A verdict in as few words as a lens has room for. */
export function shortVerdict({ kind, goals, message }: Verdict): Shown {
  const met = goals.filter(({ state }) => state === 'met').length;
  switch (kind) {
    case 'notStarted':
      return inWords('Not started');
    case 'notYetRight':
      return inWords('Not yet: {0} of {1}', met, goals.length);
    case 'right':
      return goals.length > 0 ? inWords('Right: {0} of {1}', met, goals.length) : inWords('Right');
    case 'couldNotRun':
      // What cannot be read, or does not end, is the attempt's own matter; what was cancelled or is too long was not
      // looked at.
      return message.startsWith('Your attempt') ? inWords('Your attempt does not run') : inWords('Not checked');
  }
}

export function goalStateText(state: SubGoalState): Shown {
  switch (state) {
    case 'met':
      return inWords('met');
    case 'missed':
      return inWords('not met');
    case 'notReached':
      return inWords('not reached yet');
  }
}

/** `Forget gate, within 0.000001`. */
export function goalTitle({ title, tolerance }: SubGoal): Shown {
  return shown(tolerance === null ? title : `${title}, ${tolerance}`);
}

/** What a result list and a test's output say beside the goals. */
export function remarksOf({ message, mistake, notes }: Verdict): Shown[] {
  return (mistake && !message.includes(mistake.message) ? [mistake.message, ...notes] : [...notes]).map(shown);
}
