import type { CompiledLab } from '../../core/run/compiledLab.ts';
import type { ThrowSlot, TurnClock } from '../../core/run/labScope.ts';
import { mostLoopsInside, type LoopTurns, type LoopProgress } from '../../core/run/run.ts';
import type { IsProxy } from '../values/describeObject.ts';
import type { Loop } from './loop.ts';
import { TrainingTurn } from './trainingTurn.ts';
import { itemAt, plain, push } from '../base/primordials.ts';

/** What the clock reports to. */
export interface ClockListener {
  /** A line of the lab's own file is reached. */
  reach(line: number, isFirst: boolean): void;
  /** Time may have passed; `now` in milliseconds. */
  pass(now: number): void;
  now(): number;
  /** A loop in which optimizer steps were made is left, in this turn of so many. */
  left(line: number, done: number, total: number): void;
  /** The turn of the training's loop that was waited for is over. */
  turned(): void;
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
  /** The loop inside that has made its last turn last, and the turn of the one around it in which it did. */
  private ended: { readonly loop: Loop; readonly around: Loop; readonly turn: number } | null = null;
  private readonly listener: ClockListener;
  private readonly isProxy: IsProxy;
  private readonly training = new TrainingTurn();
  private readonly lines: Uint8Array;
  private readonly last: NonNullable<CompiledLab['lastLoop']> | null;

  /** `lines` is told which lines of the lab's own file were reached. */
  constructor(listener: ClockListener, isProxy: IsProxy, lines: Uint8Array, last: NonNullable<CompiledLab['lastLoop']> | null) {
    this.listener = listener;
    this.isProxy = isProxy;
    this.lines = lines;
    this.last = last;
  }

  set at(line: number) {
    this.lines[line] = 1;
    this.listener.reach(line, true);
  }

  /** With `key`, what bounds the loop is a plain property of `bound`. */
  turn(loop: Loop, bound: unknown, key: string | undefined): void {
    if (loop.count && this.top !== loop) this.enter(loop, bound, key);
    const isTurned = this.training.turn(loop, false);
    if (loop.k > 0 && !isTurned) return;
    const now = this.listener.now();
    loop.report(now);
    if (loop.isOwn) this.listener.reach(loop.line, false);
    this.listener.pass(now);
    if (isTurned) this.listener.turned();
  }

  /** `ClockListener.turned` is told when one turn of the training's loop is over. */
  awaitTurn(): void {
    this.training.begin();
  }

  get isTurnAwaited(): boolean {
    return this.training.isOn;
  }

  /** An optimizer step was made. */
  step(): void {
    if (this.training.step(this.running)) this.listener.turned();
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
    const progress = place >= 0 && loop.isLong ? loop.progress() : null;
    if (progress?.done === (progress?.total ?? 0) - 1) this.noteEnd(loop, itemAt(this.running, place - 1));
    if (this.training.trains === loop) this.leaveTraining(loop);
    const isTurned = this.training.turn(loop, true);
    this.leave(place);
    this.top = itemAt(this.running, this.running.length - 1) ?? null;
    if (isTurned) this.listener.turned();
  }

  private leaveTraining(loop: Loop): void {
    this.training.trains = null;
    const turns = loop.isOwn ? loop.progress() : null;
    if (turns) this.listener.left(loop.line, turns.done + 1, turns.total);
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
    const { finished } = this;
    this.finished = null;
    const running = this.severalTurns();
    const loop = itemAt(running, 0) ?? finished;
    const turns = loop?.progress();
    if (!loop || !turns) return null;
    const done = loop === finished ? turns.total : turns.done;
    const wasLong = loop.noteLong();
    const inside = this.takeInside(running);
    const isLast = loop !== finished && this.isLast(done);
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

  private noteEnd(loop: Loop, around: Loop | undefined): void {
    const turn = around?.progress()?.done;
    if (!around) this.finished = loop;
    else if (turn !== undefined) this.ended = { loop, around, turn };
  }

  /** True where is known how long what is still to come takes: see `CompiledLab.lastLoop`. */
  private isLast(done: number): boolean {
    const { last } = this;
    return last !== null && this.lines[last.line] === 1 && (last.isNested || done > 0);
  }

  /** What runs, without the loops of a single turn. */
  private severalTurns(): Loop[] {
    const several: Loop[] = [];
    for (let index = 0; index < this.running.length; index++) {
      const loop = itemAt(this.running, index);
      if (loop && !loop.isOnce) push(several, loop);
    }
    return several;
  }

  private takeInside(running: readonly Loop[]): LoopTurns[] {
    const inside: LoopTurns[] = [];
    for (let index = 1; index < running.length && inside.length < mostLoopsInside; index++) {
      const loop = itemAt(running, index);
      const turns = loop?.progress();
      // Short ones come and go.
      if (!loop || !turns || !loop.noteLong()) break;
      push(inside, plain({ done: turns.done, total: turns.total, line: loop.line }));
    }
    const ended = inside.length === running.length - 1 && inside.length < mostLoopsInside ? this.endedHere() : null;
    if (ended) push(inside, ended);
    return inside;
  }

  /** The loop that came to its end in the turn that is on: it counts as whole until that turn is over. */
  private endedHere(): LoopTurns | null {
    const { ended, running } = this;
    if (!ended || ended.around !== itemAt(running, running.length - 1) || ended.around.progress()?.done !== ended.turn) return null;
    const total = ended.loop.progress()?.total;
    return total === undefined ? null : plain({ done: total, total, line: ended.loop.line });
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
    const { file, owner } = loop.count ?? {};
    const isOther = (one: Loop | undefined): boolean => one?.count?.owner !== owner || one?.count?.file !== file;
    let kept = 0;
    while (owner !== 0 && kept < this.running.length && isOther(itemAt(this.running, kept))) kept++;
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
