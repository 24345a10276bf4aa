/**
 * Tells a flood from a busy lab. The runtime batches by the clock itself, so only code that found a way around it sends
 * this much: `most` messages within one second, or `mostRefused` in all that the runtime cannot have sent.
 */
export class FloodGuard {
  private readonly clock: () => number;
  private readonly most: number;
  private readonly mostRefused: number;
  private windowStart = 0;
  private inWindow = 0;
  private refusedCount = 0;

  constructor(clock: () => number, most = 20_000, mostRefused = 1_000) {
    this.clock = clock;
    this.most = most;
    this.mostRefused = mostRefused;
  }

  get refused(): number {
    return this.refusedCount;
  }

  get isFlooded(): boolean {
    return this.inWindow > this.most || this.refusedCount > this.mostRefused;
  }

  count(): void {
    const now = this.clock();
    if (now - this.windowStart > 1000) {
      this.windowStart = now;
      this.inWindow = 0;
    }
    this.inWindow++;
  }

  refuse(): void {
    this.refusedCount++;
  }
}
