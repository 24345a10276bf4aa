/**
 * What nobody in the lab caught: errors thrown in timers, rejected promises nobody waits for, a lost GPU. A run is never
 * `finished` when one of these happened while it was on.
 */
export class Uncaught {
  private isRaised = false;
  private reject: (reason: unknown) => void = () => undefined;
  /** Never resolves; rejects with the first thing that was raised. */
  readonly raised: Promise<never>;

  constructor() {
    this.raised = new Promise<never>((_, reject) => {
      this.reject = reject;
    });
    // Without a run that waits for it, it must not count as uncaught itself.
    this.raised.catch(() => undefined);
  }

  raise(reason: unknown): void {
    if (this.isRaised) return;
    this.isRaised = true;
    this.reject(reason);
  }

  /** Listens to the worker's own events. Must be called before the realm is hardened. */
  listen(scope: DedicatedWorkerGlobalScope): void {
    scope.addEventListener('error', event => {
      event.preventDefault();
      this.raise(event.error);
    });
    scope.addEventListener('unhandledrejection', event => {
      event.preventDefault();
      this.raise(event.reason);
    });
  }

  /** `task`, but rejected as soon as something is raised; `settle` is waited for after the task, while things may still be raised. */
  async guard<T>(task: Promise<T>, settle: () => Promise<void>): Promise<T> {
    const settled = task.then(async result => {
      await settle();
      return result;
    });
    return Promise.race([settled, this.raised]);
  }
}
