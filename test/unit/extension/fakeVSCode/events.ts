import type * as real from 'vscode';

export class Disposable implements real.Disposable {
  private readonly action: () => unknown;
  constructor(action: () => unknown) {
    this.action = action;
  }
  static from(...parts: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const part of parts) part.dispose();
    });
  }
  dispose(): void {
    this.action();
  }
}

/** What nobody has to let go of. */
export const nothing = new Disposable(() => undefined);

export class EventEmitter<T> implements real.EventEmitter<T> {
  private readonly listeners = new Set<(event: T) => unknown>();
  readonly event: real.Event<T> = listener => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };
  /** How many listen. */
  get size(): number {
    return this.listeners.size;
  }
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

/** Never told by a test. */
export const silent: real.Event<never> = () => nothing;

/** Somebody may press Cancel, by `cancel`. */
export class FakeToken implements real.CancellationToken {
  isCancellationRequested = false;
  private readonly cancelled = new EventEmitter<unknown>();
  readonly onCancellationRequested = this.cancelled.event;
  cancel(): void {
    this.isCancellationRequested = true;
    this.cancelled.fire(undefined);
  }
}
