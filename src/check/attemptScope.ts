import type { LoopSlot, ThrowSlot, TurnClock, ValueSlot } from '../core/run/labScope.ts';
import { ModuleScope, type ModuleParts } from '../recorder/probes/moduleScope.ts';
import type { WatchedSlot } from './watchedSlot.ts';

/** Turns of a loop between two looks at the clock. */
const span = 4096;

/** What the files of one run of a program share. */
export interface ProgramParts extends ModuleParts {
  readonly slots: readonly WatchedSlot[];
  /** A line of the program's own file is reached. */
  readonly reach: (line: number) => void;
  /** A value that is no Error was thrown. */
  readonly throwing: (value: unknown) => void;
  /** What a number of its text is in this run, by its place. */
  readonly number: (place: number, value: number) => number;
}

class PlacedLoop implements LoopSlot {
  k = 1;
  private readonly reach: (loop: PlacedLoop, bound: unknown) => void;
  private variable: ValueSlot | null = null;
  private turnsLeft = 1;

  constructor(reach: (loop: PlacedLoop, bound: unknown) => void) {
    this.reach = reach;
  }

  s(_step: number, variable: ValueSlot): this {
    this.variable = variable;
    return this;
  }

  b<T>(first: T): T {
    this.k = 0;
    return first;
  }

  set u(value: unknown) {
    this.variable?.v(value);
  }

  set r(bound: unknown) {
    this.reach(this, bound);
  }

  /** True once in many turns; one whose variable is followed is here in each of them. */
  get isDue(): boolean {
    if (!this.variable) {
      this.k = span;
      return true;
    }
    this.k = 0;
    if (--this.turnsLeft > 0) return false;
    this.turnsLeft = span;
    return true;
  }
}

class Thrower implements ThrowSlot {
  private readonly parts: ProgramParts;

  constructor(parts: ProgramParts) {
    this.parts = parts;
  }

  set p(value: unknown) {
    this.parts.throwing(value);
  }
}

/** What one file of an attempt, or of a check program, sees of its run. */
export class AttemptScope extends ModuleScope {
  readonly clock: TurnClock;
  private readonly parts: ProgramParts;

  constructor(file: number, parts: ProgramParts) {
    super(file, parts);
    this.parts = parts;
    this.clock = {
      top: null,
      set at(line: number) {
        parts.lines[line] = 1;
        parts.reach(line);
      },
      set end(loop: LoopSlot) {
        if (this.top === loop) this.top = null;
      },
      h(): never {
        throw new Error('A check goes to the end of its programs.');
      },
    };
  }

  slot(site: number, key?: string, set?: (target: unknown, value: unknown) => void): ValueSlot {
    const slot = this.parts.slots[site];
    if (!slot) throw new Error(`The program has no probe ${String(site)}.`);
    if (key !== undefined && set) slot.noteSetting(key, set);
    return slot;
  }

  override c(place: number, value: number): number {
    return this.parts.number(place, value);
  }

  loop(line: number): LoopSlot {
    return new PlacedLoop(loop => {
      this.clock.top = loop;
      if (loop.k <= 0 && loop.isDue && this.file === 0) this.parts.reach(line);
    });
  }

  thrower(): ThrowSlot {
    return new Thrower(this.parts);
  }
}
