import type { Disposes } from '../../core/disposable.ts';

/** Something ticks in the host; a page that is silent for so many ticks is lost. */
const tickMs = 500;
const ticksUntilLost = 6;
/** A page that has only just been opened has to be loaded first. */
const ticksToLoad = 40;

/**
 * Notices that a page has gone silent. Counts ticks instead of reading a clock, so that a host that was held up
 * itself (or a machine that slept) does not blame the page.
 */
export class HeartbeatWatch implements Disposes {
  private readonly onLost: () => void;
  private timer: HostTimer | undefined;
  private left = 0;

  constructor(onLost: () => void) {
    this.onLost = onLost;
  }

  start(isLoaded: boolean): void {
    this.stop();
    this.left = isLoaded ? ticksUntilLost : ticksToLoad;
    this.timer = setInterval(() => {
      this.tick();
    }, tickMs);
  }

  /** The page has been heard. */
  beat(): void {
    this.left = ticksUntilLost;
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  dispose(): void {
    this.stop();
  }

  private tick(): void {
    this.left--;
    if (this.left > 0) return;
    this.stop();
    this.onLost();
  }
}
