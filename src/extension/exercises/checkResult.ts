import { showLine } from '../host/documents.ts';
import type { CheckedAttempt } from './checkService.ts';
import { goalIcons, goalStateText, goalTitle, remarksOf, shortVerdict, verdictIcons } from './verdictWords.ts';
import { inWords } from '../shown/inWords.ts';
import { shown, withIcon } from '../../core/words/shownText.ts';
import { askWhich, type Choice } from '../shown/questions.ts';

interface ResultItem extends Choice {
  readonly line?: number | null;
}

/** Lists what the last check found, sub-goal by sub-goal; choosing one goes to its line. */
export async function showCheckResult({ attempt, verdict }: CheckedAttempt): Promise<void> {
  const items: ResultItem[] = [
    { label: withIcon(verdictIcons[verdict.kind], shortVerdict(verdict)), detail: shown(verdict.message), line: verdict.line },
    ...verdict.goals.map(goal => ({
      label: withIcon(goalIcons[goal.state], goalTitle(goal)),
      description:
        goal.line === null ? goalStateText(goal.state) : shown(`${goalStateText(goal.state)}, ${inWords('line {0}', goal.line)}`),
      detail: shown(goal.message),
      line: goal.line,
    })),
    ...remarksOf(verdict).map(remark => ({ label: withIcon('info', remark) })),
  ];
  const chosen = await askWhich(items, {
    title: inWords('Check of "{0}"', attempt.exercise.title),
    placeHolder: inWords('Choose a goal to go to the line it speaks of'),
    matchOnDetail: true,
  });
  if (chosen) await showLine(attempt.uri, chosen.line ?? 1);
}
