import type { ProbeSite } from '../run/compiledLab.ts';
import type { ProbeValues } from './stepClock.ts';
import { turnsAround, type TurnOf } from './turnsAround.ts';

/** A turn of a loop that was on when another loop was in a given turn. */
export interface OwnTurn {
  readonly turn: number;
  /** Turns were thinned out of the record: this is the nearest one of which it is known. */
  readonly isNear: boolean;
}

/**
 * Which turn of `loop` belongs to the turn `step` of the loop `around`, where one stands in the other: of a loop around
 * it, the turn it was in; of one inside, the last it made. Null where neither is in the other, 'unknown' where the
 * turns cannot be told apart surely.
 */
export function ownTurn(
  loop: number,
  { loop: clock, step }: { readonly loop: number; readonly step: number },
  sites: readonly ProbeSite[],
  values: ProbeValues,
): OwnTurn | 'unknown' | null {
  if (loop === clock) return { turn: step, isNear: false };
  const outward = path(clock, loop, sites, values);
  if (outward) return outward === 'unknown' ? 'unknown' : turnAround(step, outward, keptTurns(clock, values));
  const inward = path(loop, clock, sites, values);
  if (inward === null || inward === 'unknown') return inward;
  const kept = keptTurns(loop, values);
  const last = kept.findLast(turn => inward(turn) === step);
  return last === undefined ? 'unknown' : { turn: last, isNear: kept.length < (values.get(loop)?.count ?? 0) };
}

/** From turns of a loop to those of one around it; null where that is not around it. */
function path(from: number, to: number, sites: readonly ProbeSite[], values: ProbeValues): TurnOf | 'unknown' | null {
  const steps: (TurnOf | null)[] = [];
  let inner = from;
  while (inner !== to) {
    const outer = sites[inner]?.outerLoop;
    const [site, value, around] = [sites[inner], values.get(inner), outer === undefined ? undefined : values.get(outer)];
    // A probe cannot be its own loop, but what a run says is not to hang the window.
    if (outer === undefined || !site || steps.length > sites.length) return null;
    steps.push(value && around ? turnsAround(site, value, around) : null);
    inner = outer;
  }
  const known = steps.filter(step => step !== null);
  if (known.length < steps.length) return 'unknown';
  return turn => known.reduce<number | null>((at, step) => (at === null ? null : step(at)), turn);
}

function keptTurns(loop: number, values: ProbeValues): readonly number[] {
  return values.get(loop)?.series?.steps ?? [];
}

/** Between two kept turns that were in one turn of the loop around, all turns were. */
function turnAround(step: number, outward: TurnOf, kept: readonly number[]): OwnTurn | 'unknown' {
  const below = kept.findLast(turn => turn <= step);
  const above = kept.find(turn => turn >= step);
  const [before, after] = [below, above].map(turn => (turn === undefined ? null : outward(turn)));
  const turn = before ?? after ?? null;
  return turn === null ? 'unknown' : { turn, isNear: before !== after };
}
