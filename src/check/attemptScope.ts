import type { LabScope, LoopSlot, TurnClock, ValueSlot } from '../core/labScope.ts';
import type { LabModules } from '../recorder/labModules.ts';
import type { WatchedSlot } from './watchedSlot.ts';

/** Turns of a loop between two looks at the clock. */
const span = 4096;

/** What the files of one run of a program share. */
export interface ProgramParts {
  readonly modules: LabModules;
  readonly slots: readonly WatchedSlot[];
  readonly lines: Uint8Array;
  readonly console: object;
  /** A line of the program's own file is reached. */
  readonly reach: (line: number) => void;
  /** A value that is no Error was thrown. */
  readonly throwing: (value: unknown) => void;
  runFiles(files: readonly number[]): Promise<void>;
}

interface PlacedLoop extends LoopSlot {
  readonly line: number;
}

/** What one file of an attempt, or of a check program, sees of its run. */
export class AttemptScope implements LabScope {
  readonly console: object;
  readonly lines: Uint8Array;
  readonly clock: TurnClock;
  private readonly file: number;
  private readonly parts: ProgramParts;

  constructor(file: number, parts: ProgramParts) {
    this.file = file;
    this.parts = parts;
    this.console = parts.console;
    this.lines = parts.lines;
    this.clock = {
      top: null,
      at: line => {
        parts.lines[line] = 1;
        parts.reach(line);
      },
      turn(loop) {
        this.top = loop;
        if (loop.k > 0) return;
        loop.k = span;
        if (file === 0) parts.reach((loop as PlacedLoop).line);
      },
      end() {
        this.top = null;
      },
      thrown: value => {
        parts.throwing(value);
        return value;
      },
    };
  }

  slot(site: number, key?: string, set?: (target: unknown, value: unknown) => void): ValueSlot {
    const slot = this.parts.slots[site];
    if (!slot) throw new Error(`The program has no probe ${String(site)}.`);
    if (key !== undefined && set) slot.noteSetting(key, set);
    return slot;
  }

  loop(line: number): LoopSlot {
    const loop: PlacedLoop = { k: 1, line };
    return loop;
  }

  s<T>(value: T): T {
    return value;
  }

  m<T>(value: T): T {
    this.parts.modules.changed(this.file);
    return value;
  }

  run(files: readonly number[]): Promise<void> {
    return this.parts.runFiles(files);
  }

  names(library: string, names: readonly string[]): object {
    return this.parts.modules.names(library, names);
  }

  space(module: string | number): object {
    return this.parts.modules.space(module);
  }

  follow(file: number, follow: () => void): void {
    this.parts.modules.follow(file, follow);
  }

  exports(getters: Readonly<Record<string, () => unknown>>): void {
    this.parts.modules.exports(this.file, getters);
  }

  exportAll(module: string | number): void {
    this.parts.modules.exportAll(this.file, module);
  }
}
