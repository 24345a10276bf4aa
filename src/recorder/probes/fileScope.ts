import type { LoopEnd, LoopSlot, ThrowSlot, TurnClock, ValueSlot } from '../../core/run/labScope.ts';
import { Loop } from './loop.ts';
import type { LoopClock } from './loopClock.ts';
import { ModuleScope, type ModuleParts } from './moduleScope.ts';
import { Slot } from './slot.ts';

/** What the files of a run share. */
export interface RunParts extends ModuleParts {
  readonly slots: readonly Slot[];
  readonly clock: LoopClock;
  /** The variable is called so. */
  readonly countsEpochs: (variable: Slot) => boolean;
}

/** What one file of the lab sees of its run. */
export class FileScope extends ModuleScope {
  readonly clock: TurnClock;
  private readonly parts: RunParts;

  constructor(file: number, parts: RunParts) {
    super(file, parts);
    this.parts = parts;
    this.clock = parts.clock;
  }

  slot(site: number, key?: string, set?: (target: unknown, value: unknown) => void): ValueSlot {
    const slot = this.parts.slots[site];
    if (!slot) throw new Error(`The lab has no probe ${String(site)}.`);
    if (key !== undefined && set) slot.noteSetting(key, set);
    return slot;
  }

  loop(line: number, owner?: number, end?: LoopEnd, step?: number, variable?: ValueSlot, key?: string): LoopSlot {
    const isCounted = owner !== undefined && end !== undefined && step !== undefined && variable instanceof Slot;
    const { clock, countsEpochs } = this.parts;
    const count = isCounted ? { file: this.file, owner, end, step, variable, key, countsEpochs: countsEpochs(variable) } : null;
    return new Loop(line, this.file === 0, count, clock);
  }

  thrower(line: number): ThrowSlot {
    return this.parts.clock.throwerOn(this.file, line);
  }
}
