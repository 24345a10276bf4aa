import type { LabScope, LoopSlot, ThrowSlot, TurnClock, ValueSlot } from '../../core/run/labScope.ts';
import { power } from '../../core/numbers/power.ts';
import type { LabModules } from '../imports/labModules.ts';
import { withOwnTexts } from '../errors/ownTexts.ts';
import type { Operands } from './operands.ts';

/** What the files of one run have in common, whatever their probes report to. */
export interface ModuleParts {
  readonly modules: LabModules;
  readonly lines: Uint8Array;
  readonly console: object;
  readonly operands: Operands;
  runFiles(files: readonly number[]): Promise<void>;
}

/** The half of a file's scope that imports and exports; probes, loops and clock differ by who watches. */
export abstract class ModuleScope implements LabScope {
  readonly console: object;
  readonly lines: Uint8Array;
  abstract readonly clock: TurnClock;
  protected readonly file: number;
  private readonly shared: ModuleParts;

  constructor(file: number, shared: ModuleParts) {
    this.file = file;
    this.shared = shared;
    this.console = shared.console;
    this.lines = shared.lines;
  }

  abstract slot(site: number, key?: string, set?: (target: unknown, value: unknown) => void): ValueSlot;

  abstract loop(...place: Parameters<LabScope['loop']>): LoopSlot;

  abstract thrower(line: number): ThrowSlot;

  s<T>(value: T): T {
    return value;
  }

  c(_place: number, value: number): number {
    return value;
  }

  m<T>(value: T): T {
    this.shared.modules.changed(this.file);
    return value;
  }

  set n(value: unknown) {
    this.shared.operands.called = value;
  }

  set e(value: unknown) {
    this.shared.operands.caught(value);
  }

  o<T>(value: T): T {
    this.shared.operands.caught(value);
    return typeof value === 'string' ? (withOwnTexts(value) as T) : value;
  }

  x(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? this.shared.operands.joined(value) : value;
  }

  j(left: unknown, value: unknown): unknown {
    return typeof left === 'string' ? this.x(value) : value;
  }

  q<T>(value: T): T {
    if (typeof value === 'object' && value !== null) this.shared.operands.compared(value);
    return value;
  }

  a<T>(value: T, field: string): T {
    if (typeof value === 'object' && value !== null) this.shared.operands.given(value, field);
    return value;
  }

  w(base: unknown, exponent: unknown): unknown {
    if (typeof base === 'number' && typeof exponent === 'number') return power(base, exponent);
    // Of bigints, and of what has to become a number first or cannot.
    return (base as number) ** (exponent as number);
  }

  run(files: readonly number[]): Promise<void> {
    return this.shared.runFiles(files);
  }

  names(library: string, names: readonly string[]): object {
    return this.shared.modules.names(library, names);
  }

  space(module: string | number): object {
    return this.shared.modules.space(module);
  }

  follow(file: number, follow: () => void): void {
    this.shared.modules.follow(file, follow);
  }

  exports(getters: Readonly<Record<string, () => unknown>>): void {
    this.shared.modules.exports(this.file, getters);
  }

  exportAll(module: string | number, without: readonly string[] = []): void {
    this.shared.modules.exportAll(this.file, module, without);
  }
}
