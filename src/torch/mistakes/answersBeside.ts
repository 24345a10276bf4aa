import type { BatchAnswers } from '../../core/run/run.ts';

/** Answers beside the right ones, and the share of those that are right. */
export interface AnswersBeside {
  readonly accuracy: number;
  readonly answers: BatchAnswers;
}

/** Of a model's answers and the right ones, one of each a row. */
export function answersBeside(given: ArrayLike<number>, right: ArrayLike<number>, classes: number): AnswersBeside {
  const rows = right.length;
  const counts = new Map<number, number>();
  let hits = 0;
  let isSame = true;
  for (let row = 0; row < rows; row++) {
    const wanted = right[row] as number;
    counts.set(wanted, (counts.get(wanted) ?? 0) + 1);
    if (given[row] === wanted) hits += 1;
    if (given[row] !== given[0]) isSame = false;
  }
  const majority = Math.max(0, ...counts.values()) / rows;
  // A single row is always answered alike.
  return { accuracy: hits / rows, answers: { rows, classes, majority, ...(isSame && rows > 1 && { isSame: true }) } };
}
