type Callback = (...values: unknown[]) => void;

/**
 * The timers that labs and libraries get in place of the worker's own. They can be silenced for ever: an ended lab does
 * nothing by itself while its worker stays for questions.
 */
export class LabTimers {
  private readonly later: typeof setTimeout;
  private readonly clear: typeof clearTimeout;
  private readonly every: typeof setInterval;
  private readonly now = performance.now.bind(performance);
  private readonly on = new Set<number>();
  private isSilent = false;

  constructor(scope: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout' | 'setInterval'> = globalThis) {
    this.later = scope.setTimeout.bind(scope);
    this.clear = scope.clearTimeout.bind(scope);
    this.every = scope.setInterval.bind(scope);
  }

  /** Must come before the libraries load, which take some of them with them. */
  install(scope: object): void {
    const define = (name: string, value: unknown): void => {
      Object.defineProperty(scope, name, { value, configurable: true, writable: true, enumerable: false });
    };
    const end = (id?: number): void => {
      this.end(id);
    };
    define('setTimeout', (callback: Callback, ms?: number, ...values: unknown[]) => this.wait(callback, ms, values));
    define('setInterval', (callback: Callback, ms?: number, ...values: unknown[]) => this.repeat(callback, ms, values));
    define('clearTimeout', end);
    define('clearInterval', end);
    // The worker's frame is never shown, so an animation frame never comes; TensorFlow.js would wait for it for ever.
    define('requestAnimationFrame', (callback: (time: number) => void) =>
      this.wait(
        () => {
          callback(this.now());
        },
        0,
        [],
      ),
    );
  }

  /** Nothing that waits comes any more, and nothing can be made to wait. */
  silence(): void {
    this.isSilent = true;
    for (const id of this.on) this.clear(id);
    this.on.clear();
  }

  private wait(callback: Callback, ms: number | undefined, values: readonly unknown[]): number {
    if (this.isSilent) return 0;
    const id = this.later(() => {
      this.on.delete(id);
      callback(...values);
    }, ms);
    this.on.add(id);
    return id;
  }

  private repeat(callback: Callback, ms: number | undefined, values: readonly unknown[]): number {
    if (this.isSilent) return 0;
    const id = this.every(() => {
      callback(...values);
    }, ms);
    this.on.add(id);
    return id;
  }

  private end(id: number | undefined): void {
    if (id === undefined) return;
    this.on.delete(id);
    this.clear(id);
  }
}
