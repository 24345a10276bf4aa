import type { Disposes } from '../../core/disposable.ts';
import { Patience, type Ticking } from '../../core/patience.ts';

const tickMs = 500;
/** 3 s without an answer, and the page is lost. */
const ticksUntilLost = 6;
/** Until the first answer in a run: a page that has just been opened has to be loaded, which takes its time on a busy machine; another one has to begin. */
const ticksToLoad = 80;
const ticksToBegin = 12;

export interface HeartbeatWatchParts {
  readonly time: Ticking;
  /** Asks the page whether it is there; settles with its answer. */
  readonly ask: () => Promise<unknown>;
  /** True while VS Code's own window has not taken what was last sent to the page. */
  readonly isHeldUp: () => boolean;
  readonly onLost: () => void;
}

/**
 * Notices that a page has gone silent in the middle of a run. It asks: a page's own timers come seldom while its window is hidden, its answers do not.
 */
export class HeartbeatWatch implements Disposes {
  private readonly ask: () => Promise<unknown>;
  private readonly patience: Patience;
  private isOn = false;
  private isAsked = false;

  constructor({ time, ask, isHeldUp, onLost }: HeartbeatWatchParts) {
    this.ask = ask;
    const onEnd = (): void => {
      this.isOn = false;
      onLost();
    };
    this.patience = new Patience({ time, tickMs, onEnd, isHeldUp, onTick: () => this.listen() });
  }

  start(isLoaded: boolean): void {
    this.stop();
    this.isOn = true;
    this.patience.wait(isLoaded ? ticksToBegin : ticksToLoad);
  }

  stop(): void {
    this.isOn = false;
    this.patience.stop();
  }

  dispose(): void {
    this.stop();
  }

  private listen(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    this.ask().then(
      () => {
        this.isAsked = false;
        if (this.isOn) this.patience.wait(ticksUntilLost);
      },
      // The page is gone, and so is this watch.
      () => undefined,
    );
  }
}
