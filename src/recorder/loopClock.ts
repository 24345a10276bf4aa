import type { TurnClock } from '../core/labScope.ts';
import type { IsProxy } from './describeObject.ts';
import type { Loop } from './loop.ts';
import { push } from './primordials.ts';

/** What the clock reports to. */
export interface ClockListener {
  /** A line of the lab's own file is reached. */
  reach(line: number, isFirst: boolean): void;
  /** Time may have passed; `now` in milliseconds. */
  pass(now: number): void;
  now(): number;
  /** A value that is no Error was thrown. */
  throwing(value: unknown): void;
}

/** Follows which counted loops run, and gives the recorder its chances to send while a lab never yields. */
export class LoopClock implements TurnClock {
  top: Loop | null = null;
  /** Counted loops that run, outermost first, as far as turns tell: nothing says when a loop is left by force. */
  private running: Loop[] = [];
  private readonly listener: ClockListener;
  private readonly isProxy: IsProxy;
  private readonly ownLoops: ReadonlySet<Loop>;
  private readonly lines: Uint8Array;

  /** `ownLoops` are those of the lab's own file; `lines` is told which of its lines were reached. */
  constructor(listener: ClockListener, isProxy: IsProxy, ownLoops: ReadonlySet<Loop>, lines: Uint8Array) {
    this.listener = listener;
    this.isProxy = isProxy;
    this.ownLoops = ownLoops;
    this.lines = lines;
  }

  at(line: number): void {
    this.lines[line] = 1;
    this.listener.reach(line, true);
  }

  turn(loop: Loop, bound?: unknown, key?: string): void {
    if (loop.count && this.top !== loop) this.enter(loop, bound, key);
    if (loop.k > 0) return;
    const now = this.listener.now();
    loop.report(now);
    if (this.ownLoops.has(loop)) this.listener.reach(loop.line, false);
    this.listener.pass(now);
  }

  thrown<T>(value: T): T {
    this.listener.throwing(value);
    return value;
  }

  /** The outermost counted loop that is not about to end. */
  get outermost(): Loop | null {
    for (let index = 0; index < this.running.length; index++) {
      const loop = this.running[index];
      if (loop && !loop.isEnding) return loop;
    }
    return this.running[0] ?? null;
  }

  private enter(loop: Loop, bound: unknown, key: string | undefined): void {
    this.top = loop;
    let place = -1;
    for (let index = 0; index < this.running.length; index++) if (this.running[index] === loop) place = index;
    if (place >= 0) {
      // Back in an outer loop: those inside are over.
      this.running.length = place + 1;
      return;
    }
    const still: Loop[] = [];
    const owner = loop.count?.owner;
    for (let index = 0; owner !== 0 && index < this.running.length; index++) {
      const other = this.running[index];
      // Counted loops of one function never nest: one that begins ends the others. At the top level, it ends all.
      if (!other || other.count?.owner === owner) break;
      if (!other.isEnding) push(still, other);
    }
    push(still, loop);
    this.running = still;
    loop.begin(bound, key, this.isProxy);
  }
}
