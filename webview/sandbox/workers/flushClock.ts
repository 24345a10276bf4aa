/**
 * Lets something happen at most every `interval` milliseconds: at once if it did not happen lately, otherwise when the
 * time has come, so that nothing that was pending is left behind.
 */
export class FlushClock {
  private readonly interval: number;
  private readonly clock: () => number;
  private readonly flush: () => void;
  private last = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(interval: number, clock: () => number, flush: () => void) {
    this.interval = interval;
    this.clock = clock;
    this.flush = flush;
  }

  /** Something is pending. */
  poke(): void {
    const wait = this.last + this.interval - this.clock();
    if (wait <= 0) this.tick();
    else this.timer ??= setTimeout(() => this.tick(), wait);
  }

  /** Something is pending that must not wait. */
  now(): void {
    this.tick();
  }

  /** Nothing will be pending any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    this.stop();
    this.last = this.clock();
    this.flush();
  }
}
