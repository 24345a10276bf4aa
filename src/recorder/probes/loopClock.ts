import type { ThrowSlot, TurnClock } from '../../core/run/labScope.ts';
import { mostLoopsInside, type LoopTurns, type LoopProgress } from '../../core/run/run.ts';
import type { IsProxy } from '../values/describeObject.ts';
import type { Loop } from './loop.ts';
import { itemAt, plain, push } from '../base/primordials.ts';

/** What the clock reports to. */
export interface ClockListener {
  /** A line of the lab's own file is reached. */
  reach(line: number, isFirst: boolean): void;
  /** Time may have passed; `now` in milliseconds. */
  pass(now: number): void;
  now(): number;
  /** The line that the run was to go to is through. */
  arrive(): void;
  /** A value that is no Error was thrown. */
  throwing(value: unknown, file: number, line: number): void;
}

/** Made here: an engine may ask for its stack, which is nobody's. */
const arrived = new Error('The run is over.');

/** Follows which counted loops run, and gives the recorder its chances to send while a lab never yields. */
export class LoopClock implements TurnClock {
  top: Loop | null = null;
  /**
   * Counted loops that run, outermost first; one that a `return` or an error left may stand there until another begins.
   */
  private readonly running: Loop[] = [];
  /** The outermost loop that has made its last turn since progress was taken. */
  private finished: Loop | null = null;
  private readonly listener: ClockListener;
  private readonly isProxy: IsProxy;
  private readonly lines: Uint8Array;
  /** The line of the last statement in which a loop can run (`CompiledLab.lastLoopLine`); 0 for none. */
  private readonly lastLine: number;

  /** `lines` is told which lines of the lab's own file were reached. */
  constructor(listener: ClockListener, isProxy: IsProxy, lines: Uint8Array, lastLine: number) {
    this.listener = listener;
    this.isProxy = isProxy;
    this.lines = lines;
    this.lastLine = lastLine;
  }

  set at(line: number) {
    this.lines[line] = 1;
    this.listener.reach(line, true);
  }

  /** With `key`, what bounds the loop is a plain property of `bound`. */
  turn(loop: Loop, bound: unknown, key: string | undefined): void {
    if (loop.count && this.top !== loop) this.enter(loop, bound, key);
    if (loop.k > 0) return;
    const now = this.listener.now();
    loop.report(now);
    if (loop.isOwn) this.listener.reach(loop.line, false);
    this.listener.pass(now);
  }

  /** What it throws is told to nobody: the run is over. */
  h(): never {
    this.listener.arrive();
    throw arrived;
  }

  throwerOn(file: number, line: number): ThrowSlot {
    return new Thrower(this.listener, file, line);
  }

  set end(loop: Loop) {
    const place = this.placeOf(loop);
    const progress = place === 0 && loop.isLong ? loop.progress() : null;
    if (progress?.done === (progress?.total ?? 0) - 1) this.finished = loop;
    this.leave(place);
    this.top = itemAt(this.running, this.running.length - 1) ?? null;
  }

  /**
   * How many turns the outermost counted loop is through, that is not over a list which is written out; null where none
   * runs.
   */
  turnHere(): number | null {
    for (let index = 0; index < this.running.length; index++) {
      const loop = itemAt(this.running, index);
      if (loop && !loop.isWrittenOut) return loop.progress()?.done ?? null;
    }
    return null;
  }

  /** The outermost counted loop, or the one that has just come to its end, once; and the loops inside of its turn. */
  takeProgress(): { readonly progress: LoopProgress; readonly wasLong: boolean } | null {
    const { finished, running } = this;
    this.finished = null;
    const loop = itemAt(running, 0) ?? finished;
    const turns = loop?.progress();
    if (!loop || !turns) return null;
    const done = loop === finished ? turns.total : turns.done;
    const wasLong = loop.noteLong();
    const inside = this.takeInside();
    const isLast = loop !== finished && this.lastLine > 0 && this.lines[this.lastLine] === 1;
    return {
      wasLong,
      progress: plain({
        done,
        total: turns.total,
        line: loop.line,
        ...(inside.length > 0 ? { inside } : null),
        ...(isLast ? { isLast } : null),
      }),
    };
  }

  private takeInside(): LoopTurns[] {
    const inside: LoopTurns[] = [];
    for (let index = 1; index < this.running.length && inside.length < mostLoopsInside; index++) {
      const loop = itemAt(this.running, index);
      const turns = loop?.progress();
      // Short ones come and go.
      if (!loop || !turns || !loop.noteLong()) break;
      push(inside, plain({ done: turns.done, total: turns.total, line: loop.line }));
    }
    return inside;
  }

  private enter(loop: Loop, bound: unknown, key: string | undefined): void {
    this.top = loop;
    const place = this.placeOf(loop);
    if (place >= 0 && !loop.isStarting) {
      // Back in an outer loop: those inside are over.
      this.leave(place + 1);
      return;
    }
    // Counted loops of one function never nest: one that begins ends the others. At the top level, it ends all.
    const owner = loop.count?.owner;
    let kept = 0;
    while (owner !== 0 && kept < this.running.length && this.running[kept]?.count?.owner !== owner) kept++;
    this.leave(kept);
    push(this.running, loop);
    loop.begin(bound, key, this.isProxy);
  }

  private placeOf(loop: Loop): number {
    for (let index = 0; index < this.running.length; index++) if (this.running[index] === loop) return index;
    return -1;
  }

  /** Forgets the loops from this place inward. */
  private leave(place: number): void {
    if (place >= 0 && place < this.running.length) this.running.length = place;
  }
}

class Thrower implements ThrowSlot {
  private readonly listener: ClockListener;
  private readonly file: number;
  private readonly line: number;

  constructor(listener: ClockListener, file: number, line: number) {
    this.listener = listener;
    this.file = file;
    this.line = line;
  }

  set p(value: unknown) {
    this.listener.throwing(value, this.file, this.line);
  }
}
