import type { Hint } from '../core/lesson/lesson.ts';
import type { Verdict } from '../core/run/verdict.ts';

/**
 * The hints for where the learner is, from vague to plain: those for the recognised mistake and then for the first
 * sub-goal that is not met; those that help with any where there are none for it. `Hint.goal` names a sub-goal or a
 * mistake. The next hint is the first of them that was not shown yet.
 */
export function hintLadder(hints: readonly Hint[], verdict: Verdict | null): readonly Hint[] {
  const goal = verdict?.goals.find(one => one.state !== 'met')?.id;
  const topics = [verdict?.mistake?.id, goal].filter(topic => topic !== undefined);
  const found = topics.flatMap(topic => hints.filter(hint => hint.goal === topic));
  return found.length > 0 ? found : hints.filter(hint => hint.goal === null);
}
