import type { Attempt } from './attempt.ts';
import type { Goal, Report } from './report.ts';

/** What a check program exports. */
interface CheckExports {
  readonly goals: readonly Goal[];
  readonly check: (attempt: Attempt, report: Report) => Promise<void> | void;
}

/** What a program exports, where that is whole; throws a sentence's end where it is not. */
export function readExports(exported: Readonly<Record<string, unknown>>): CheckExports {
  const { goals, check } = exported as Partial<CheckExports>;
  if (!Array.isArray(goals) || goals.length === 0) throw new Error("it exports no 'goals': a list of { id, title }");
  if (typeof check !== 'function') throw new Error("it exports no function 'check(attempt, report)'");
  return { goals: goals as readonly Goal[], check };
}
