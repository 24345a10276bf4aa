import type { Disposes } from '../../core/disposable.ts';

const tickMs = 500;
/** 3 s without a heartbeat, and the page is lost. */
const ticksUntilLost = 6;
/** Until the first heartbeat of a run: a page that has just been opened has to be loaded, another one to begin. */
const ticksToLoad = 40;
const ticksToBegin = 12;

/**
 * Notices that a page has gone silent in the middle of a run. Counts ticks instead of reading a clock, so that a host
 * that was held up itself (or a machine that slept) does not blame the page.
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
    this.left = isLoaded ? ticksToBegin : ticksToLoad;
    this.timer = setInterval(() => {
      this.tick();
    }, tickMs);
  }

  /** The page's heart has been heard. */
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
