import type { LabScope, LoopEnd, LoopSlot, TurnClock, ValueSlot } from '../core/labScope.ts';
import type { LabModules } from './labModules.ts';
import { Loop } from './loop.ts';
import { Slot } from './slot.ts';

/** What the files of a run share. */
export interface RunParts {
  readonly modules: LabModules;
  readonly slots: readonly Slot[];
  readonly clock: TurnClock;
  readonly lines: Uint8Array;
  readonly console: object;
  runFiles(files: readonly number[]): Promise<void>;
}

/** What one file of the lab sees of its run. */
export class FileScope implements LabScope {
  readonly console: object;
  readonly lines: Uint8Array;
  readonly clock: TurnClock;
  private readonly file: number;
  private readonly parts: RunParts;

  constructor(file: number, parts: RunParts) {
    this.file = file;
    this.parts = parts;
    this.console = parts.console;
    this.lines = parts.lines;
    this.clock = parts.clock;
  }

  slot(site: number, key?: string, set?: (target: unknown, value: unknown) => void): ValueSlot {
    const slot = this.parts.slots[site];
    if (!slot) throw new Error(`The lab has no probe ${String(site)}.`);
    if (key !== undefined && set) slot.noteSetting(key, set);
    return slot;
  }

  loop(line: number, owner?: number, end?: LoopEnd, step?: number, variable?: ValueSlot): LoopSlot {
    const isCounted = owner !== undefined && end !== undefined && step !== undefined && variable instanceof Slot;
    return new Loop(line, this.file === 0, isCounted ? { owner, end, step, variable } : null);
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
