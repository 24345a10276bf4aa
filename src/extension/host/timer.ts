import { Disposable } from '../../core/base/disposable.ts';

/** Does one thing later. A newer wait takes the place of the older one; after `dispose` nothing is done any more. */
export class Timer extends Disposable {
  private waiting: HostTimer | undefined;

  /** True from `wait` until its action begins, or until it is stopped. */
  get isWaiting(): boolean {
    return this.waiting !== undefined;
  }

  wait(ms: number, action: () => void): void {
    this.stop();
    if (this.isDisposed) return;
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      action();
    }, ms);
  }

  stop(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  override dispose(): void {
    this.stop();
    super.dispose();
  }
}

/** Does something again and again, until it is disposed. */
export function every(ms: number, action: () => void): { dispose(): void } {
  const repeating = setInterval(action, ms);
  return {
    dispose: () => {
      clearInterval(repeating);
    },
  };
}
