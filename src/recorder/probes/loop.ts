import type { LoopEnd, LoopSlot, ValueSlot } from '../../core/run/labScope.ts';
import type { IsProxy } from '../values/describeObject.ts';
import { captured, ceil, floor, lengthOfTypedArray, max, min, typedArrayName } from '../base/primordials.ts';
import { Slot } from './slot.ts';

/** The max number of turns between two reports of a loop: a few dozen microseconds for the fastest. */
const longestSpan = 16_384;

const mostTurns = 2 ** 53 - 1;

/** A variable that changes evenly: its next value is the earlier one and `step`. */
interface Stepping {
  readonly step: number;
  readonly variable: Slot;
  /**
   * What it is in the next turn whose value is to be noted; null where it began as something else than a number, and
   * each turn reports.
   */
  next: number | null;
}

/** How a counted loop is counted. */
export interface LoopCount {
  readonly file: number;
  /** The function of its file that the loop stands in; 0 for the top level. */
  readonly owner: number;
  readonly end: LoopEnd;
  readonly step: number;
  readonly variable: Slot;
  /** The property of what bounds it that holds the bound. */
  readonly key: string | undefined;
  /** Its variable is called so. */
  readonly countsEpochs: boolean;
}

/** What a loop reports its turns to. */
export interface LoopListener {
  turn(loop: Loop, bound: unknown, key: string | undefined): void;
}

export class Loop implements LoopSlot {
  k = 1;
  readonly line: number;
  /** True for a loop of the lab's own file. */
  readonly isOwn: boolean;
  readonly count: LoopCount | null;
  private readonly clock: LoopListener;
  private span = 1;
  /** What `k` began with since the variable's values were noted. */
  private granted = 1;
  private stepping: Stepping | null = null;
  private reportedAt = -Infinity;
  private start = 0;
  private total = 0;
  /** Its list stands in the lab's text, and a number for its length: it does a few things, not one thing often. */
  isWrittenOut = false;
  /** True once a flush has found the loop running: short ones show no progress. */
  isLong = false;

  constructor(line: number, isOwn: boolean, count: LoopCount | null, clock: LoopListener) {
    this.clock = clock;
    this.line = line;
    this.isOwn = isOwn;
    this.count = count;
  }

  s(step: number, variable: ValueSlot): this {
    if (!(variable instanceof Slot)) throw new Error('A loop follows a probe.');
    this.stepping = { step, variable, next: null };
    variable.follow(this);
    return this;
  }

  b<T>(first: T): T {
    // A loop that was left by an error may have turns that are not noted yet.
    this.settle();
    if (this.stepping) this.stepping.next = typeof first === 'number' ? first : null;
    this.k = this.granted = 0;
    return first;
  }

  set u(value: unknown) {
    this.settle();
    if (this.stepping?.next === null) this.stepping.variable.v(value);
  }

  set r(bound: unknown) {
    this.clock.turn(this, bound, this.count?.key);
  }

  /** Notes the values of the turns since it was last asked. */
  settle(): void {
    const { stepping } = this;
    const turns = this.granted - this.k;
    this.granted = this.k;
    const next = stepping?.next ?? null;
    if (stepping && next !== null && turns > 0) stepping.next = stepping.variable.steps(next, stepping.step, turns);
  }

  /** Chooses when to report again: about every few milliseconds. */
  report(now: number): void {
    const elapsed = now - this.reportedAt;
    this.reportedAt = now;
    if (elapsed < 1) this.span = min(this.span * 2, longestSpan);
    else if (elapsed > 8) this.span = max(this.span >> 2, 1);
    this.k = this.granted = this.stepping?.next === null ? 0 : this.span;
  }

  /** Reports its next turn. */
  hurry(): void {
    this.settle();
    this.k = this.granted = 0;
  }

  /** The loop begins: its variable has its first value. */
  begin(bound: unknown, key: string | undefined, isProxy: IsProxy): void {
    this.isLong = false;
    this.total = 0;
    if (!this.count) return;
    const { end, step, variable } = this.count;
    this.isWrittenOut = end === 'of' && typeof bound === 'number';
    const limit = boundOf(bound, key, isProxy);
    this.start = end === 'of' ? variable.count : variable.last;
    if (limit === null) return;
    if (end === 'of') this.total = limit;
    else {
      const isUpward = end === '<' || end === '<=' || (end === '!=' && step > 0);
      if (isUpward !== step > 0) return;
      const turns = (limit - this.start) / step;
      this.total = end === '<=' || end === '>=' ? floor(turns) + 1 : ceil(turns);
    }
  }

  /** A flush finds the loop running; true where an earlier one has, too. */
  noteLong(): boolean {
    const wasLong = this.isLong;
    this.isLong = true;
    return wasLong;
  }

  /** Turns that are over, of all; null where the loop cannot be counted. */
  progress(): { readonly done: number; readonly total: number } | null {
    this.settle();
    if (!this.count || !(this.total > 1) || this.total > mostTurns) return null;
    const { end, step, variable } = this.count;
    const done = end === 'of' ? variable.count - this.start : floor((variable.last - this.start) / step);
    return done >= 0 ? { done: min(done, this.total), total: this.total } : null;
  }

  get countsEpochs(): boolean {
    return this.count?.countsEpochs === true;
  }

  /** True where it makes a single turn: how far it is, loops inside of it say. */
  get isOnce(): boolean {
    return this.count !== null && this.total === 1;
  }

  /** True where its variable stands at its first value again. */
  get isStarting(): boolean {
    if (!this.count) return false;
    this.settle();
    const { end, variable } = this.count;
    return (end === 'of' ? variable.count : variable.last) === this.start;
  }
}

/** A number as it is, a list as its length. */
function boundOf(bound: unknown, key: string | undefined, isProxy: IsProxy): number | null {
  if (typeof bound === 'number') return bound;
  if (typeof bound !== 'object' || bound === null || isProxy(bound)) return null;
  if (key === undefined || key === 'length') {
    if (captured.isArray(bound)) return bound.length;
    if (typedArrayName(bound) !== null) return lengthOfTypedArray(bound);
  }
  if (key === undefined) return null;
  const value = captured.getOwnPropertyDescriptor(bound, key)?.value as unknown;
  return typeof value === 'number' ? value : typeof value === 'object' ? boundOf(value, undefined, isProxy) : null;
}
