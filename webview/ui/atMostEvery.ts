import type { Disposes } from '../../src/core/base/disposable.ts';

/** Calls `action` at once, then at most every `ms`, and always once more after the last request. */
export class AtMostEvery implements Disposes {
  private readonly ms: number;
  private readonly action: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isWanted = false;

  constructor(ms: number, action: () => void) {
    this.ms = ms;
    this.action = action;
  }

  request(): void {
    this.isWanted = true;
    if (this.timer === undefined) this.turn();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.isWanted = false;
  }

  private readonly turn = (): void => {
    this.timer = undefined;
    if (!this.isWanted) return;
    this.isWanted = false;
    this.timer = setTimeout(this.turn, this.ms);
    this.action();
  };
}
