import type { Hint } from '../core/lesson/lesson.ts';
import type { Verdict } from '../core/run/verdict.ts';

/**
 * The hints for where the learner is, from vague to plain: those for the recognised mistake and then for the first
 * sub-goal that is not met; those that help with any where there are none for it. `Hint.goal` names a sub-goal or a
 * mistake. The next hint is the first of them that was not shown yet. What is right needs none.
 */
export function hintLadder(hints: readonly Hint[], verdict: Verdict | null): readonly Hint[] {
  if (verdict?.kind === 'right') return [];
  const topics = [verdict?.mistake?.id, missedIn(verdict)?.id].filter(topic => topic !== undefined);
  const found = topics.flatMap(topic => hints.filter(hint => hint.goal === topic));
  return found.length > 0 ? found : hints.filter(hint => hint.goal === null);
}

/** The title of the sub-goal that such hints are for; null where they help with any. */
export function hintsAbout(hints: readonly Hint[], verdict: Verdict | null): string | null {
  return hintLadder(hints, verdict).some(({ goal }) => goal !== null) ? (missedIn(verdict)?.title ?? null) : null;
}

function missedIn(verdict: Verdict | null): Verdict['goals'][number] | undefined {
  return verdict?.goals.find(({ state }) => state !== 'met');
}
