import { csvText, type CsvCell } from '../../core/words/csvText.ts';
import { readable } from '../../core/words/shownText.ts';
import type { ClassSummary } from './classSummary.ts';
import type { Graded } from './gradeBatch.ts';

/**
 * One row a file, with a column for each sub-goal: `met`, `missed`, `notReached`, or nothing where it was not looked
 * at.
 */
export function gradeTable(graded: readonly Graded[], { goals }: ClassSummary): string {
  const heads = ['file', 'verdict', ...goals.map(({ id }) => id), 'mistake', 'line', 'message', 'same text as'];
  const rows = graded.map(({ file, verdict, sameAs }): CsvCell[] => [
    readable(file),
    verdict.kind,
    ...goals.map(({ id }) => verdict.goals.find(goal => goal.id === id)?.state ?? null),
    verdict.mistake?.id ?? null,
    verdict.line,
    readable(verdict.message),
    sameAs === null ? null : readable(sameAs),
  ]);
  return csvText(heads, rows);
}
