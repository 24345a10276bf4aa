import type { LabFile } from '../../core/run/compiledLab.ts';
import type { Position } from '../../core/run/position.ts';
import { lineInCode } from '../../core/source/placeInLab.ts';
import type { IsProxy } from '../values/describeObject.ts';
import { captured, plain, stackHere } from '../base/primordials.ts';
import { hasStack } from './stacks.ts';

/** Stacks that are taken of values thrown in quick succession, and the milliseconds that make it one. */
const manyStacks = 32;
const stackTime = 2;

/** Where a value was thrown that has no stack of its own. */
export interface Throw {
  readonly value: unknown;
  /** Null where it was thrown too often to take one. */
  readonly stack: string | null;
  readonly frame: Position;
}

/** Remembers where the lab threw last what is no Error. */
export class ThrownValue {
  private readonly files: readonly LabFile[];
  private readonly clock: () => number;
  private readonly isProxy: IsProxy;
  private latest: Throw | null = null;
  private stacks = 0;
  private stackAt = -Infinity;

  constructor(files: readonly LabFile[], clock: () => number, isProxy: IsProxy) {
    this.files = files;
    this.clock = clock;
    this.isProxy = isProxy;
  }

  note(value: unknown, file: number, line: number): void {
    if (typeof value === 'object' && value !== null && !this.isProxy(value) && hasStack(value)) return;
    // A stack takes longer than all else a turn of a loop does: a lab that throws all the time has its line.
    const now = this.clock();
    const isRare = now - this.stackAt > stackTime || this.stacks++ < manyStacks;
    if (isRare) this.stackAt = now;
    const frame = plain({ line: lineInCode(this.files, { file, line }), column: 1 });
    this.latest = { value, stack: isRare ? stackHere() : null, frame };
  }

  /** Where this value was thrown; null where it was not the last. */
  throwOf(value: unknown): Throw | null {
    return this.latest && captured.is(this.latest.value, value) ? this.latest : null;
  }
}
