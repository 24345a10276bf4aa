import { verdictKinds, type SubGoalState, type VerdictKind } from '../../core/run/verdict.ts';
import type { Graded } from './gradeBatch.ts';

/** How a class did at one thing an attempt has to do. */
export interface GoalRate {
  readonly id: string;
  readonly title: string;
  readonly met: number;
  readonly missed: number;
  readonly notReached: number;
}

/** A mistake or a missed sub-goal, with whom it was found. */
export interface CommonMistake {
  readonly id: string;
  /** As it was said to the first of them. */
  readonly message: string;
  readonly files: readonly string[];
}

export interface ClassSummary {
  readonly attempts: number;
  readonly byKind: Readonly<Record<VerdictKind, number>>;
  readonly goals: readonly GoalRate[];
  /** The commonest first. */
  readonly mistakes: readonly CommonMistake[];
}

/** What a teacher wants to know of a class before looking at anybody. */
export function summarise(graded: readonly Graded[]): ClassSummary {
  const byKind = Object.fromEntries(verdictKinds.map(kind => [kind, 0])) as Record<VerdictKind, number>;
  const goals = new Map<string, Record<SubGoalState, number> & { readonly id: string; readonly title: string }>();
  const mistakes = new Map<string, { readonly id: string; readonly message: string; readonly files: string[] }>();
  for (const { file, verdict } of graded) {
    byKind[verdict.kind]++;
    for (const { id, title, state } of verdict.goals) {
      const rate = goals.get(id) ?? { id, title, met: 0, missed: 0, notReached: 0 };
      rate[state]++;
      goals.set(id, rate);
    }
    const missed = verdict.goals.find(goal => goal.state === 'missed');
    const found = verdict.mistake ?? missed;
    if (!found || verdict.kind === 'right') continue;
    const same = mistakes.get(found.id) ?? { id: found.id, message: found.message, files: [] };
    same.files.push(file);
    mistakes.set(found.id, same);
  }
  return {
    attempts: graded.length,
    byKind,
    goals: [...goals.values()],
    mistakes: [...mistakes.values()].sort((a, b) => b.files.length - a.files.length || (a.id < b.id ? -1 : 1)),
  };
}

/** In the words of a report. */
export const kindWords: Readonly<Record<VerdictKind, string>> = {
  right: 'right',
  notYetRight: 'not yet right',
  notStarted: 'not started',
  couldNotRun: 'could not be looked at',
};

export const reportOrder: readonly VerdictKind[] = ['right', 'notYetRight', 'notStarted', 'couldNotRun'];

/** Whole percent; nothing of nothing is 0. */
export function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  // Nobody reads 0 % where somebody was right, or 100 % where somebody was not.
  const rounded = part === 0 || part === whole ? percent : Math.min(99, Math.max(1, Math.round(percent)));
  return `${String(Math.round(rounded))} %`;
}

/** How many of the commonest mistakes are told in a few lines. */
const told = 5;

/** The summary as lines of text. */
export function summaryLines({ attempts, byKind, goals, mistakes }: ClassSummary): string[] {
  const counts = reportOrder.flatMap(kind => (byKind[kind] > 0 ? [`${String(byKind[kind])} ${kindWords[kind]}`] : []));
  const noun = attempts === 1 ? 'attempt' : 'attempts';
  const rates = goals.map(({ title, met, missed, notReached }) => {
    const all = met + missed + notReached;
    return `  ${share(met, all).padStart(5)}  ${title} (${String(met)} of ${String(all)})`;
  });
  const common = mistakes.slice(0, told).map(({ id, message, files }) => `  ${String(files.length).padStart(5)}  ${id}: ${message}`);
  return [
    `${String(attempts)} ${noun}: ${counts.join(', ') || 'none'}.`,
    ...(rates.length > 0 ? ['Sub-goals, of those that were looked at:', ...rates] : []),
    ...(common.length > 0 ? ['The commonest mistakes:', ...common] : []),
  ];
}
