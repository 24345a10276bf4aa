import * as vscode from 'vscode';
import type { SubGoal, SubGoalState, Verdict, VerdictKind } from '../../core/verdict.ts';

/** How a verdict is shown: never by colour alone. */
export const verdictIcons: Readonly<Record<VerdictKind, string>> = {
  notStarted: 'circle-outline',
  notYetRight: 'error',
  right: 'pass-filled',
  couldNotRun: 'warning',
};

export const goalIcons: Readonly<Record<SubGoalState, string>> = { met: 'pass', missed: 'error', notReached: 'circle-outline' };

/** A verdict in as few words as a lens has room for. */
export function shortVerdict({ kind, goals }: Verdict): string {
  const met = goals.filter(({ state }) => state === 'met').length;
  switch (kind) {
    case 'notStarted':
      return vscode.l10n.t('Not started');
    case 'notYetRight':
      return vscode.l10n.t('Not yet right: {0} of {1}', met, goals.length);
    case 'right':
      return goals.length > 0 ? vscode.l10n.t('Right: {0} of {1}', met, goals.length) : vscode.l10n.t('Right');
    case 'couldNotRun':
      return vscode.l10n.t('The checker could not run');
  }
}

export function goalStateText(state: SubGoalState): string {
  switch (state) {
    case 'met':
      return vscode.l10n.t('met');
    case 'missed':
      return vscode.l10n.t('not met');
    case 'notReached':
      return vscode.l10n.t('not reached yet');
  }
}

/** `Forget gate, within 0.000001`. */
export function goalTitle({ title, tolerance }: SubGoal): string {
  return tolerance === null ? title : `${title}, ${tolerance}`;
}

/** What a result list and a test's output say beside the goals. */
export function remarksOf({ message, mistake, notes }: Verdict): string[] {
  return mistake && !message.includes(mistake.message) ? [mistake.message, ...notes] : [...notes];
}
