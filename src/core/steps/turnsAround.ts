import type { ProbeSite } from '../run/compiledLab.ts';
import type { ProbeValue } from '../run/value.ts';

/** Of a turn of a loop, the turn of the loop around it. */
export type TurnOf = (turn: number) => number | null;

/**
 * Which turn of the loop around each kept turn of a loop was in. A counter that began anew has come back behind where
 * it was: from its value and its turn follows the turn it began with, also where only some of its values were kept. As
 * many beginnings as the loop around has turns: then each is one of those. Null where the turns cannot be told apart
 * surely.
 */
export function turnsAround(site: ProbeSite, value: ProbeValue, outer: ProbeValue): TurnOf | null {
  const { count } = outer;
  if (count === 1) return () => 1;
  const { series } = value;
  const first = series?.values[0];
  if (!series || site.step === undefined || typeof first !== 'number') return null;
  const turns = new Map<number, number>();
  let begun = 0;
  let number = 0;
  for (const [index, turn] of series.steps.entries()) {
    const start = turn - (Number(series.values[index]) - first) / site.step;
    if (number === 0 || Math.abs(start - begun) > 0.5) {
      if (number > 0 && start < begun) return null;
      begun = start;
      number++;
    }
    turns.set(turn, number);
  }
  return number === count ? turn => turns.get(turn) ?? null : null;
}
