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
    define('setTimeout', (callback: unknown, ms?: number, ...values: unknown[]) => this.wait(callable('setTimeout', callback), ms, values));
    define('setInterval', (callback: unknown, ms?: number, ...values: unknown[]) =>
      this.repeat(callable('setInterval', callback), ms, values),
    );
    define('clearTimeout', end);
    define('clearInterval', end);
    // The worker's frame is never shown, so an animation frame never comes; TensorFlow.js would wait for it for ever.
    define('requestAnimationFrame', (callback: unknown) => {
      const draw = callable('requestAnimationFrame', callback);
      return this.wait(
        () => {
          draw(this.now());
        },
        0,
        [],
      );
    });
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

/** The browser would take anything else for the text of a program, and run it later or not at all. */
function callable(name: string, callback: unknown): Callback {
  if (typeof callback === 'function') return callback as Callback;
  const given = callback === null ? 'null' : typeof callback === 'undefined' ? 'undefined' : `a value of type ${typeof callback}`;
  const rest = name === 'requestAnimationFrame' ? '' : ', 1000';
  throw new TypeError(`${name} takes a function to call later, but it was given ${given}. Write ${name}(() => { … }${rest}).`);
}
