import * as vscode from 'vscode';
import type { CheckedAttempt } from './checkService.ts';
import { goalIcons, goalStateText, goalTitle, remarksOf, shortVerdict, verdictIcons } from './verdictWords.ts';

interface ResultItem extends vscode.QuickPickItem {
  readonly line?: number | null;
}

/** Lists what the last check found, sub-goal by sub-goal; choosing one goes to its line. */
export async function showCheckResult({ attempt, verdict }: CheckedAttempt): Promise<void> {
  const items: ResultItem[] = [
    { label: `$(${verdictIcons[verdict.kind]}) ${shortVerdict(verdict)}`, detail: verdict.message, line: verdict.line },
    ...verdict.goals.map(goal => ({
      label: `$(${goalIcons[goal.state]}) ${goalTitle(goal)}`,
      description: goal.line === null ? goalStateText(goal.state) : `${goalStateText(goal.state)}, ${vscode.l10n.t('line {0}', goal.line)}`,
      detail: goal.message,
      line: goal.line,
    })),
    ...remarksOf(verdict).map(remark => ({ label: `$(info) ${remark}` })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Check of "{0}"', attempt.exercise.title),
    placeHolder: vscode.l10n.t('Choose a goal to go to the line it speaks of'),
    matchOnDetail: true,
  });
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument(attempt.uri);
  const line = Math.min(chosen.line ?? 1, document.lineCount) - 1;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(line, 0, line, 0) });
}
