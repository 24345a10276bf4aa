/** Anything that must be let go of; VS Code's own disposables fit. */
export interface Disposes {
  dispose(): unknown;
}

/** Disposes in reverse order, keeps going on error, and reports all errors together. */
export function disposeAll(items: Disposes[]): void {
  const errors: unknown[] = [];
  for (let item = items.pop(); item; item = items.pop()) {
    try {
      item.dispose();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${String(errors.length)} parts could not be disposed.`);
}

/** Base of everything that owns listeners, timers or other disposables. */
export abstract class Disposable implements Disposes {
  private readonly owned: Disposes[] = [];
  protected isDisposed = false;

  /** Owns `item` until this object is disposed; disposes it at once if that has already happened. */
  protected register<T extends Disposes>(item: T): T {
    if (this.isDisposed) item.dispose();
    else this.owned.push(item);
    return item;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    disposeAll(this.owned);
  }
}

/** Holds "the current one": setting a new value disposes the old. */
export class DisposableValue<T extends Disposes> implements Disposes {
  private current: T | undefined;

  get value(): T | undefined {
    return this.current;
  }

  set value(next: T | undefined) {
    if (next === this.current) return;
    // First: whoever hears of the old one's end must not find it here any more.
    const old = this.current;
    this.current = next;
    old?.dispose();
  }

  dispose(): void {
    this.value = undefined;
  }
}
