import type { ProbeSite } from '../run/compiledLab.ts';
import type { StepCursor } from '../run/run.ts';
import type { ProbeValue } from '../run/value.ts';

/** What a run can be gone through by: the turns of a loop, or the time steps inside its recurrent modules. */
export type StepClock = LoopStepClock | PassStepClock;

interface AnyClock {
  readonly id: string;
  /** How many steps there were. */
  readonly steps: number;
}

export interface LoopStepClock extends AnyClock {
  readonly kind: 'loop';
  /** The probe of the loop's first variable. */
  readonly loop: number;
  readonly name: string;
  /** As in `ProbeSite.file`. */
  readonly file: number;
  readonly line: number;
  readonly endLine: number;
}

/** Time steps of the last forward pass of all recurrent modules that walked so many. */
export interface PassStepClock extends AnyClock {
  readonly kind: 'pass';
  /** Names of the modules, in the order of their probes. */
  readonly modules: readonly string[];
}

/** What a run's probes gave, by probe. */
export type ProbeValues = ReadonlyMap<number, ProbeValue>;

/**
 * The clocks of a run, those of loops first, in source order: loops that turned more than once and gave something to
 * follow.
 */
export function stepClocks(sites: readonly ProbeSite[], values: ProbeValues): readonly StepClock[] {
  const told = toldLoops(sites, values);
  const loops = [...values].flatMap(([index, value]): LoopStepClock[] => {
    const site = sites[index];
    if (site?.role !== 'loop' || value.count < 2 || site.inLoop !== undefined || !told.has(index)) return [];
    const { name, file, nameLine: line, loopEnd = line } = site;
    return [{ kind: 'loop', id: `loop:${String(index)}`, steps: value.count, loop: index, name, file, line, endLine: loopEnd }];
  });
  loops.sort((one, other) => one.file - other.file || one.line - other.line);
  return [...loops, ...passClocks(sites, values)];
}

/** The clock a cursor stands on; undefined where the run has no such clock, or no such step of it. */
export function clockOf(clocks: readonly StepClock[], { clock, step }: StepCursor): StepClock | undefined {
  return clocks.find(({ id, steps }) => id === clock && Number.isInteger(step) && step >= 1 && step <= steps);
}

/** Loops of which each turn gave something of its own to look at. */
function toldLoops(sites: readonly ProbeSite[], values: ProbeValues): ReadonlySet<number> {
  const told = new Set<number>();
  for (const [index, { series, texts, count }] of values) {
    if (!series && !texts) continue;
    const { inLoop } = sites[index] ?? {};
    told.add(index);
    if (inLoop !== undefined && values.get(inLoop)?.count === count) told.add(inLoop);
  }
  return told;
}

function passClocks(sites: readonly ProbeSite[], values: ProbeValues): PassStepClock[] {
  const named = new Map<number, Set<string>>();
  for (const [index, { value }] of [...values].sort(([one], [other]) => one - other)) {
    const site = sites[index];
    const steps = value.kind === 'module' ? (value.gates?.[0]?.steps ?? 0) : 0;
    if (!site || steps < 2) continue;
    named.set(steps, (named.get(steps) ?? new Set()).add(site.name));
  }
  return [...named].map(([steps, modules]) => ({ kind: 'pass', id: `pass:${String(steps)}`, steps, modules: [...modules] }));
}
