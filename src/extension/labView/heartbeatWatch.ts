import type { Disposes } from '../../core/base/disposable.ts';
import { Patience, type Ticking } from '../../core/base/patience.ts';

const tickMs = 500;
/** 3 s without a word, and the page is lost. */
const ticksUntilLost = 6;
/**
 * Until the first word in a run: a page that has just been opened has to be loaded, which takes its time on a busy
 * machine; another one has to begin.
 */
const ticksToLoad = 80;
const ticksToBegin = 24;
/**
 * A page whose answers took this share of a tick is waited for one tick longer: so is a busy machine not taken for a
 * lost page.
 */
const slowShare = 0.25;
/** How much the slowest answer so far still counts when the next one comes. */
const memory = 0.9;
const mostForSlowness = 40;

export interface HeartbeatWatchParts {
  readonly time: Ticking;
  /** Asks the page whether it is there; settles with its answer. */
  readonly ask: () => Promise<unknown>;
  /** True while VS Code's own window has not taken what was last sent to the page. */
  readonly isHeldUp: () => boolean;
  readonly onLost: () => void;
}

/**
 * Notices that a page has gone silent in the middle of a run. It asks: a page's own timers come seldom while its window
 * is hidden, its answers do not. A page that is loaded is asked at every tick, answered or not: what is under way tells
 * whether VS Code's window still takes messages.
 */
export class HeartbeatWatch implements Disposes {
  private readonly time: Ticking;
  private readonly ask: () => Promise<unknown>;
  private readonly patience: Patience;
  private isOn = false;
  private isAsked = false;
  /** The max number of ticks that its next word is waited for. */
  private most = ticksToLoad;
  /** How long the slowest answer took lately, in milliseconds. */
  private slowest = 0;

  constructor({ time, ask, isHeldUp, onLost }: HeartbeatWatchParts) {
    this.time = time;
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
    this.most = isLoaded ? ticksToBegin : ticksToLoad;
    this.wait();
  }

  /** The page is loaded anew: it may take as long as the first time. */
  restart(): void {
    if (this.isOn) this.start(false);
  }

  /** The page has said something, whatever it was. */
  hear(): void {
    if (this.isOn) this.wait();
  }

  stop(): void {
    this.isOn = false;
    this.patience.stop();
  }

  dispose(): void {
    this.stop();
  }

  private listen(): void {
    // Until the page has loaded its questions wait on this side.
    const isLoading = this.most === ticksToLoad;
    if (isLoading && this.isAsked) return;
    this.isAsked = true;
    const askedAt = this.time.now();
    this.ask().then(
      () => {
        this.isAsked = false;
        // How long it took to load does not tell how fast it answers.
        if (!isLoading) this.slowest = Math.max(this.slowest * memory, this.time.now() - askedAt);
        this.most = ticksUntilLost;
        this.hear();
      },
      // The page is gone, and so is this watch.
      () => undefined,
    );
  }

  private wait(): void {
    this.patience.wait(this.most + Math.min(mostForSlowness, Math.floor(this.slowest / (slowShare * tickMs))));
  }
}
