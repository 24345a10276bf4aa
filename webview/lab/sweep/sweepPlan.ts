import { standText } from '../../../src/core/words/dialText.ts';
import type { Duel } from './duel.ts';
import {
  isTurned,
  nearestStand,
  seedDialOf,
  type DialOption,
  type LabDial,
  type NumberDial,
  type TurnedDial,
} from '../../../src/core/run/dials.ts';

/** Which runs a sweep is made of: each value of one dial, with so many seeds each. In a duel, the values are cells. */
export interface SweepPlan {
  /** The dial that is swept. */
  readonly name: string;
  /** The same with what is turned besides: `cell, with as many parameters, with seqLen 60`. */
  readonly over: string;
  /** It is the lab's seed: what differs between its runs is chance. */
  readonly isOverSeeds: boolean;
  readonly values: readonly DialOption[];
  /** Where the lab has a seed and is not swept over it; else one. */
  readonly seeds: number;
  /** By run: which value it has, how that is called, and what is turned in it. */
  readonly runs: readonly { readonly value: DialOption; readonly label: string; readonly turned: readonly TurnedDial[] }[];
}

export const manySeeds = 10;
/** A range is swept at so many places. */
const mostPlaces = 7;
const mostRuns = 100;

/** @param standing What is turned already: it stays so in every run. @param seeds How many of each value. */
export function sweepPlan(
  dials: readonly LabDial[],
  name: string,
  seeds: number,
  standing: readonly TurnedDial[],
  duel: Duel | null = null,
): SweepPlan | null {
  const dial = dials.find(each => each.name === name);
  if (!dial) return null;
  const seedDial = seedDialOf(dials);
  const isOverSeeds = dial === seedDial;
  const seed = isOverSeeds ? undefined : seedDial;
  const values = isOverSeeds ? seedsOf(dial, manySeeds, standing) : valuesOf(dial);
  const ofEach = seed ? seedsOf(seed, Math.max(1, Math.min(seeds, Math.floor(mostRuns / values.length))), standing) : [];
  const others = standing.filter(each => each.name !== name && each.name !== seed?.name && each.name !== duel?.size.name);
  const runs = values.flatMap(value => {
    const side = duel?.sides.get(value);
    const sized = duel && side ? [{ name: duel.size.name, own: duel.size.own, value: side.hidden }] : [];
    const swept = [...sized, { name, own: dial.own, value }];
    const withSeeds = seed ? ofEach.map(one => [...swept, { name: seed.name, own: seed.own, value: one }]) : [swept];
    const label = side?.label ?? standText(value);
    return withSeeds.map(turned => ({ value, label, turned: [...others, ...turned].filter(isTurned) }));
  });
  const besides = others.filter(isTurned).map(each => `${each.name} ${standText(each.value)}`);
  const standingWords = besides.length === 0 ? [] : [`with ${besides.join(' and ')}`];
  const over = [name, ...(duel ? ['with as many parameters'] : []), ...standingWords].join(', ');
  return { name, over, isOverSeeds, values, seeds: Math.max(1, ofEach.length), runs };
}

/** What a sweep over this dial tries. */
function valuesOf(dial: LabDial): readonly DialOption[] {
  switch (dial.kind) {
    case 'choice':
      return dial.options;
    case 'number':
      return placesIn(dial);
    case 'seed':
      return [dial.own];
  }
}

function placesIn(dial: NumberDial): readonly number[] {
  const { from, to } = dial;
  const places = Array.from({ length: mostPlaces }, (_, at) => nearestStand(dial, from + ((to - from) * at) / (mostPlaces - 1)));
  return [...new Set(places)];
}

/** The seed as it stands, and those that follow. Those of a dial with a range begin at its start again. */
function seedsOf(dial: LabDial, count: number, standing: readonly TurnedDial[]): readonly number[] {
  const first = Number(standing.find(({ name }) => name === dial.name)?.value ?? dial.own);
  if (dial.kind !== 'number') return Array.from({ length: count }, (_, at) => first + at).filter(Number.isSafeInteger);
  const step = dial.step ?? 1;
  const room = Math.floor((dial.to - dial.from) / step) + 1;
  const at = Math.round((first - dial.from) / step);
  return [...new Set(Array.from({ length: count }, (_, next) => nearestStand(dial, dial.from + ((at + next) % room) * step)))];
}
