import type { Ticking } from '../../../src/core/base/patience.ts';

/** A thread whose time the test makes: it runs, or it stands still and then makes up for one tick only, as timers do. */
export class Thread implements Ticking {
  ms = 0;
  private readonly timers = new Set<{ readonly every: number; due: number; readonly tick: () => void }>();

  now(): number {
    return this.ms;
  }

  every(ms: number, tick: () => void): () => void {
    const timer = { every: ms, due: this.ms + ms, tick };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  run(ms: number): void {
    for (const end = this.ms + ms; this.ms < end; this.ms += 1) this.fire();
    this.fire();
  }

  freeze(ms: number): void {
    this.ms += ms;
    this.fire();
  }

  private fire(): void {
    for (const timer of [...this.timers]) {
      if (timer.due > this.ms || !this.timers.has(timer)) continue;
      // As browsers do it: what was missed is left out, and the beat stays.
      while (timer.due <= this.ms) timer.due += timer.every;
      timer.tick();
    }
  }
}
