/**
 * What compiled labs call while they run: the contract between `src/instrument`, which writes these calls into the
 * learner's code, and `src/recorder`, which answers them. Names are short because they stand in hot loops;
 * `docs/architecture.md` shows what is written of five lines of a lab, and where each name stands.
 */

/** Takes the values of one probe. */
export interface ValueSlot {
  /** Notes `value` and gives it back. */
  v<T>(value: T): T;
  /** Notes what `++` makes of `old`, and gives `old` back: `x++` is compiled to `slot.i(x++)`. */
  i<T>(old: T): T;
  /** As `i`, for `--`. */
  d<T>(old: T): T;
  /** As `v`, without giving the value back: an assignment takes less of the stack than a call does. */
  set p(value: unknown);
  /** As `i`. */
  set pi(old: unknown);
  /** As `d`. */
  set pd(old: unknown);
  /** Stands for `target` where a destructuring sets a property of it: sets that, and notes what it is set to. */
  t(target: unknown): object;
}

/** One loop of the learner's code. */
export interface LoopSlot {
  /** Turns until the loop must report by `r`; counted down by the lab itself. */
  k: number;
  /**
   * Says that a variable changes by `step` each turn and by nothing else: the loop notes its values, and no turn has
   * to.
   */
  s(step: number, variable: ValueSlot): LoopSlot;
  /** Such a loop begins: takes its variable's first value, and gives it back. */
  b<T>(first: T): T;
  /** Such a loop is about to report: `value` is what its variable is in this turn. */
  set u(value: unknown);
  /**
   * The loop turns, and hands over what bounds it if it is counted: a number, an array (then its length counts), or an
   * object that holds the bound.
   */
  set r(bound: unknown);
}

/** Takes what one `throw` throws: of a value that is no Error, the place is remembered. */
export interface ThrowSlot {
  set p(value: unknown);
}

export interface TurnClock {
  /** The counted loop that turned last; a loop that finds another one here reports at once. */
  top: LoopSlot | null;
  /** A line of the lab's own file is reached for the first time. */
  set at(line: number);
  /** A counted loop is left, by its condition or by `break`. */
  set end(loop: LoopSlot);
  /** The line that the run was to go to is through: ends the run, and throws. */
  h(value?: unknown): never;
}

/** How a counted loop gets to its end; `of` counts the turns of a loop over an array. */
export type LoopEnd = '<' | '<=' | '>' | '>=' | '!=' | 'of';

/** What one file of a lab sees of its run: the only argument of its function. */
export interface LabScope {
  /** Prints as `print` does; labs see it as `console`. */
  readonly console: object;
  /** By line: 1 once `clock.at` was set to it. */
  readonly lines: Uint8Array;
  readonly clock: TurnClock;
  /** With `key` and `set`, which sets the property of this name, one for a property in a destructuring. */
  slot(site: number, key?: string, set?: (target: unknown, value: unknown) => void): ValueSlot;
  /**
   * A loop; with `owner` (0 for the top level of a file, else its function) one that counts, by `step` a turn:
   * `variable` is the slot of its variable, which each turn notes before it reports. With `key`, what bounds it is a
   * plain property of an object.
   */
  loop(line: number, owner?: number, end?: LoopEnd, step?: number, variable?: ValueSlot, key?: string): LoopSlot;
  /** A `throw` on this line. */
  thrower(line: number): ThrowSlot;
  /** Gives back `value`; the other arguments are probes that had to wait for it. */
  s<T>(value: T, ...probes: unknown[]): T;
  /**
   * Gives back the number that stands at a place of an attempt's text, or another in its stead: a check sees what
   * follows from it.
   */
  c(place: number, value: number): number;
  /** Tells importers that an exported variable may have changed, and gives `value` back. */
  m<T>(value: T): T;
  /**
   * Is set to a value that is no function and is about to be called: what the engine then throws can be said in better
   * words.
   */
  n: unknown;
  /** Is set to what was caught: where the engine quotes a function in it, the learner's text comes in its stead. */
  set e(value: unknown);
  /** As `e`, for a part of what was caught; gives it back, of a text the learner's. */
  o<T>(value: T): T;
  /** What is joined to a text: of a tensor its text, as in a template; everything else as it is. */
  x(value: unknown): unknown;
  /** As `x`, where `left` may be a text. */
  j(left: unknown, value: unknown): unknown;
  /** What is compared with `==`: a tensor refuses, everything else is given back. */
  q<T>(value: T): T;
  /** Something is set on `value` that a tensor says of itself: one refuses, everything else is given back. */
  a<T>(value: T, field: string): T;
  /** `base ** exponent`, where the engine's own powers of numbers are off by last digits. */
  w(base: unknown, exponent: unknown): unknown;
  /** Runs other files of the lab, in this order, each to its end. */
  run(files: readonly number[]): Promise<void>;
  /** The exports of a library, of which `names` must exist. */
  names(library: string, names: readonly string[]): object;
  /** The module object of a library (by name) or of a file (by index). */
  space(module: string | number): object;
  /** Calls `follow` whenever variables exported by `file` may have changed. */
  follow(file: number, follow: () => void): void;
  /** Declares this file's exports by getters. */
  exports(getters: Readonly<Record<string, () => unknown>>): void;
  /** `export * from module`, without the names that another `export *` of the file gives otherwise. */
  exportAll(module: string | number, without?: readonly string[]): void;
}

/** One file of a compiled lab: an entry of `$gatescopeLab`. */
export type LabFunction = (scope: LabScope) => Promise<void>;
