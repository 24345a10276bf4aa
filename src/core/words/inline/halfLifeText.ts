import type { GateMeaning } from '../../run/gateMeaning.ts';
import type { TensorSummary } from '../../run/value.ts';
import { countText, numberText } from '../numberText.ts';

/** The steps after the first of a sequence of ten, as the lesson's own tasks have them. */
const usualSteps = 9;
/** Below this a gate keeps nothing, and above it all there is, as far as four decimals can tell. */
const leastTold = 5e-5;
const mostTold = 1 - 1e-7;
/** A half-life that is shorter is none to speak of beside a line. */
const leastSteps = 0.1;

/**
 * Steps until a memory that keeps this share of itself at each of them is half of what it was: ln ½ ÷ ln `kept`.
 * Infinite from 1 on, 0 up to 0.
 */
export function halfLife(kept: number): number {
  if (kept <= 0) return 0;
  return kept >= 1 ? Infinity : Math.log(0.5) / Math.log(kept);
}

/** The share of the old state that a gate leaves at each step; null where it says nothing of that. */
function keptShare(meaning: GateMeaning | null, value: number): number | null {
  if (Number.isNaN(value)) return null;
  return meaning === 'keeps' ? value : meaning === 'takes' ? 1 - value : null;
}

/** The shortest form, `½ in 2.2`; null where the gate does not say what is kept, keeps all, or next to nothing. */
export function halfLifeForm(meaning: GateMeaning | null, value: number): string | null {
  const kept = meaning === 'keeps' ? keptShare(meaning, value) : null;
  if (kept === null || kept > mostTold) return null;
  const half = halfLife(kept);
  return half < leastSteps ? null : `½ in ${stepsText(half)}`;
}

/**
 * The whole of it: `0.7311 keeps half for 2.2 steps; after 9 steps 6 % is left`. `steps`: how often the memory passes
 * the gate, where that is known. Null where the gate does not say what is kept.
 */
export function halfLifeText(meaning: GateMeaning | null, value: number, steps = usualSteps): string | null {
  const kept = keptShare(meaning, value);
  if (kept === null) return null;
  const share = meaning === 'takes' ? `1 - ${numberText(value)} = ${numberText(kept)}` : numberText(kept);
  if (kept < leastTold) return `${share} keeps nothing of what was there a step before`;
  if (kept > mostTold) return `${share} keeps all of it, however many steps follow`;
  const half = stepsText(halfLife(kept));
  const after = Math.max(1, steps);
  return `${share} keeps half for ${counted(half)}; after ${counted(countText(after))} ${percentText(kept ** after)} is left`;
}

/** How often what the first step has written passes the gate; undefined where the steps are not known. */
export function followingSteps(steps: number | undefined): number | undefined {
  return steps === undefined || steps < 2 ? undefined : steps - 1;
}

/** The same for a tensor's mean gate, over the steps of its own axis of time if it has one. */
export function tensorHalfLifeText(meaning: GateMeaning | null, { stats, axes, shape }: TensorSummary): string | null {
  return stats ? halfLifeText(meaning, stats.mean, followingSteps(shape[axes?.indexOf('time') ?? -1])) : null;
}

/**
 * Which of a module's units keep longest and shortest by their mean gate: `unit 5 keeps longest: ½ in 35 (0.9804 on
 * average); unit 2 shortest: ½ in 1.2 (0.5612)`. Null where the gate does not say what is kept, or there is one unit.
 */
export function unitsText(meaning: GateMeaning, ofUnits: readonly number[]): string | null {
  const kept = ofUnits.map(gate => keptShare(meaning, gate) ?? NaN);
  if (kept.length < 2 || kept.some(Number.isNaN)) return null;
  const [most, least] = [Math.max(...kept), Math.min(...kept)];
  if (most === least) return `all ${String(kept.length)} units keep alike`;
  const told = (share: number): string => `${keptForm(share)} (${numberText(share)}`;
  return `unit ${String(kept.indexOf(most))} keeps longest: ${told(most)} on average); unit ${String(kept.indexOf(least))} shortest: ${told(least)})`;
}

/** How long one unit keeps by its mean gate: `½ in 35`, `all of it`, `nothing`; null where the gate does not say. */
export function unitHalfLife(meaning: GateMeaning | null, mean: number): string | null {
  const kept = keptShare(meaning, mean);
  return kept === null ? null : keptForm(kept);
}

function keptForm(kept: number): string {
  return kept > mostTold ? 'all of it' : kept < leastTold ? 'nothing' : `½ in ${stepsText(halfLife(kept))}`;
}

/** One decimal below ten, whole steps from there on. */
function stepsText(steps: number): string {
  const tenths = Math.round(steps * 10) / 10;
  if (steps > 0 && tenths === 0) return 'less than 0.1';
  return tenths < 10 ? String(tenths) : steps < 1e6 ? countText(Math.round(steps)) : numberText(steps);
}

function counted(steps: string): string {
  return `${steps} ${steps === '1' ? 'step' : 'steps'}`;
}

/** `6 %`, `0.4 %`, `less than 0.1 %`, `more than 99.9 %`. */
function percentText(share: number): string {
  const percent = share * 100;
  if (percent < 0.1) return 'less than 0.1 %';
  if (percent > 99.9) return 'more than 99.9 %';
  return `${percent < 1 || percent > 99 ? percent.toFixed(1) : String(Math.round(percent))} %`;
}
