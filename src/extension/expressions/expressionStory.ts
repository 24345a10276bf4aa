import { describeProbe } from '../../core/words/inline/inlineMarks.ts';
import type { ProbeValue } from '../../core/run/value.ts';
import type { HoverStory } from '../values/hoverText.ts';
import type { SeenRun } from './isSameRun.ts';
import type { PlacedExpression } from './placedExpression.ts';

/** More steps are not listed. */
const mostSteps = 12;

/** An expression and what it gave. */
export interface ExpressionStory extends HoverStory {
  readonly placed: PlacedExpression;
}

/** An expression, and all that are told of those that begin where it begins: what a chain came to, step by step. */
export interface ExpressionSteps {
  readonly asked: ExpressionStory;
  readonly steps: readonly ExpressionStory[];
}

/**
 * The first of some expressions that gave a number or a tensor, or what cannot be shown, and its steps in order.
 */
export function stepsOf(
  candidates: readonly PlacedExpression[],
  placed: readonly PlacedExpression[],
  seen: SeenRun,
  isOutdated: boolean,
): ExpressionSteps | null {
  const tell = (one: PlacedExpression): ExpressionStory | null => storyOf(one, seen, isOutdated);
  const asked = candidates.map(tell).find(story => story !== null);
  if (!asked) return null;
  const { start } = asked.placed.range;
  const steps = placed
    .filter(({ range }) => range.start.isEqual(start))
    .sort((one, other) => one.range.end.compareTo(other.range.end))
    .map(tell)
    .filter(story => story !== null);
  return { asked, steps: steps.slice(0, mostSteps) };
}

function storyOf(placed: PlacedExpression, { lab, state }: SeenRun, isOutdated: boolean): ExpressionStory | null {
  const site = lab.sites[placed.site];
  const value = state.values.get(placed.site);
  if (!site || !value || !isTold(value)) return null;
  const text = { ...describeProbe(site, value), name: placed.text };
  return { placed, text, value, line: placed.range.start.line + 1, isOld: placed.isOld || isOutdated, isKept: false };
}

function isTold({ value: { kind } }: ProbeValue): boolean {
  return kind === 'number' || kind === 'tensor' || kind === 'absent';
}
