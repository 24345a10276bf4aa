/** What a lab has beside the language itself. Nothing here reaches out of the lab. */

interface LabConsole {
  /** Prints its values on one line, as `print` does. */
  log(...values: unknown[]): void;
  /** Prints its values on one line, as `print` does. */
  info(...values: unknown[]): void;
  /** Prints its values on one line, as `print` does. */
  warn(...values: unknown[]): void;
  /** Prints its values on one line, as `print` does. */
  error(...values: unknown[]): void;
  /** Prints its values on one line, as `print` does. */
  debug(...values: unknown[]): void;
}

declare const console: LabConsole;
declare const performance: {
  /** Milliseconds since the lab's worker began, with fractions. */
  now(): number;
};

/** Runs `callback` after at least `delay` milliseconds. */
declare function setTimeout(callback: (...values: unknown[]) => void, delay?: number, ...values: unknown[]): number;
declare function clearTimeout(timer: number | undefined): void;
/** Runs `callback` every `delay` milliseconds. */
declare function setInterval(callback: (...values: unknown[]) => void, delay?: number, ...values: unknown[]): number;
declare function clearInterval(timer: number | undefined): void;
declare function queueMicrotask(callback: () => void): void;
/** A deep copy of plain data. */
declare function structuredClone<T>(value: T): T;
