/** How long something has been going on, without the time in which it was held. */
export class HeldTime {
  private readonly clock: () => number;
  private startedAt: number | null = null;
  private heldAt: number | null = null;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number) {
    this.clock = clock;
  }

  get hasStarted(): boolean {
    return this.startedAt !== null;
  }

  /** Milliseconds; 0 before it has started. */
  get elapsed(): number {
    return this.startedAt === null ? 0 : (this.heldAt ?? this.clock()) - this.startedAt;
  }

  start(): void {
    this.startedAt = this.clock();
  }

  hold(isHeld: boolean): void {
    if (isHeld) this.heldAt ??= this.clock();
    else if (this.heldAt !== null) {
      this.startedAt = (this.startedAt ?? 0) + this.clock() - this.heldAt;
      this.heldAt = null;
    }
  }
}
