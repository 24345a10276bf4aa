import type { ProbeSite } from '../run/compiledLab.ts';
import type { StepCursor } from '../run/run.ts';
import type { ModuleGate, ProbeValue } from '../run/value.ts';
import { gateValue } from '../words/inline/inlineMarks.ts';
import { countText } from '../words/numberText.ts';
import { nearestOf, seenAt } from './seenAt.ts';
import { ownTurn, type OwnTurn } from './ownTurn.ts';
import { clockOf, stepClocks, type LoopStepClock, type PassStepClock, type ProbeValues, type StepClock } from './stepClock.ts';

/** A value as it was at the step that is looked at. */
export interface SteppedValue {
  /** With that value in the place of the last; how often it was seen and its series are those of the whole run. */
  readonly probe: ProbeValue;
  /**
   * Which step it is of: `t=3`, `t=3, turn 30` for another loop's turn, `t=100 ≈ 98` for the nearest that was kept, or
   * `last`.
   */
  readonly sign: string;
  /** Is it the value of that step? Else the record does not have it, and it is the last one. */
  readonly isKnown: boolean;
  /** Turns or steps were thinned out of the record: it is the nearest that was kept, with its number. */
  readonly near?: number;
  /** Of a recurrent module: its gates at that step, each the mean over batch and units. */
  readonly gates?: readonly SteppedGate[];
}

export interface SteppedGate {
  readonly name: string;
  readonly meaning: ModuleGate['meaning'];
  readonly value: number;
  /** Which of the gate's kept steps it is of. */
  readonly index: number;
}

/** Stands before the last value of a loop's variable of which no value of the step is known. */
const lastSign = 'last';

/**
 * The values of a run that have another sign at a step than none: those that belong to the clock, by probe. What does
 * not belong to it is not among them.
 */
export function steppedValues(
  sites: readonly ProbeSite[],
  values: ProbeValues,
  cursor: StepCursor | null,
): ReadonlyMap<number, SteppedValue> {
  const clock = cursor && clockOf(stepClocks(sites, values), cursor);
  if (!clock) return new Map();
  const { step } = cursor;
  const turns = new Map<number, ReturnType<typeof ownTurn>>();
  const turnOf = (loop: number): ReturnType<typeof ownTurn> => {
    const known = turns.get(loop);
    if (known !== undefined || clock.kind === 'pass') return known ?? null;
    const own = ownTurn(loop, { loop: clock.loop, step }, sites, values);
    turns.set(loop, own);
    return own;
  };
  return new Map(
    [...values].flatMap(([index, probe]) => {
      const stepped =
        clock.kind === 'pass' ? insideAt(clock, step, probe) : turnAt(clock, step, probe, { site: sites[index], values, turnOf });
      return stepped ? [[index, stepped] as const] : [];
    }),
  );
}

/** The clock that tells most of a run: that with the most gates, or else with the most values. */
export function mainClock(clocks: readonly StepClock[], sites: readonly ProbeSite[], values: ProbeValues): StepClock | undefined {
  const told = clocks.map(clock => {
    const known = [...steppedValues(sites, values, { clock: clock.id, step: 1 }).values()].filter(({ isKnown }) => isKnown);
    const gates = known.map(({ gates, probe }) => gates?.length ?? (gateValue(probe.value) === null ? 0 : 1));
    return { clock, values: known.length, gates: gates.reduce((sum, count) => sum + count, 0) };
  });
  return told.sort((one, other) => other.gates - one.gates || other.values - one.values)[0]?.clock;
}

function insideAt({ steps }: PassStepClock, step: number, probe: ProbeValue): SteppedValue | null {
  const { value } = probe;
  const gates = value.kind === 'module' ? value.gates?.filter(gate => gate.steps === steps && gate.overTime.length > 0) : undefined;
  const [first] = gates ?? [];
  if (!gates || !first) return null;
  const index = nearestOf(keptSteps(first), step);
  const at = keptSteps(first)[index] ?? step;
  const ofStep = gates.map(({ name, meaning, overTime }) => ({ name, meaning, value: overTime[index] ?? NaN, index }));
  return { probe, ...signOf(step, { turn: at, isNear: at !== step }, true), isKnown: true, gates: ofStep };
}

/** The time steps (from 1) of which a gate's means were kept: evenly chosen, with first and last. */
function keptSteps({ steps, overTime }: ModuleGate): readonly number[] {
  const stride = overTime.length > 1 ? (steps - 1) / (overTime.length - 1) : 0;
  return overTime.map((_, index) => Math.floor(index * stride + 0.5) + 1);
}

interface Probed {
  readonly site: ProbeSite | undefined;
  readonly values: ProbeValues;
  /** The turn of a loop that belongs to the step. */
  readonly turnOf: (loop: number) => ReturnType<typeof ownTurn>;
}

function turnAt(clock: LoopStepClock, step: number, probe: ProbeValue, { site, values, turnOf }: Probed): SteppedValue | null {
  const isLoop = site?.role === 'loop' && site.inLoop === undefined;
  const loop = isLoop ? probe.site : site?.inLoop;
  if (loop === undefined) return null;
  const own = turnOf(loop);
  if (own === null) return null;
  const unknown = { probe, sign: lastSign, isKnown: false };
  // What was not seen in each turn tells nothing of turns.
  if (own === 'unknown' || probe.count !== values.get(loop)?.count) return unknown;
  const seen = seenAt(probe, own.turn);
  if (!seen) return unknown;
  const turn: OwnTurn = { turn: seen.turn, isNear: own.isNear || seen.turn !== own.turn };
  return { probe: { ...probe, value: seen.value }, ...signOf(step, turn, loop === clock.loop), isKnown: true };
}

function signOf(step: number, { turn, isNear }: OwnTurn, isOwn: boolean): Pick<SteppedValue, 'sign' | 'near'> {
  const at = `t=${countText(step)}`;
  const own = `${isOwn ? '' : 'turn '}${countText(turn)}`;
  if (isNear) return { sign: `${at} ≈ ${own}`, near: turn };
  return { sign: isOwn ? at : `${at}, ${own}` };
}
