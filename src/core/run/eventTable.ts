import type { RunEvent } from './run.ts';

export type RunEventKind = RunEvent['kind'];

export type RunEventOf<Kind extends RunEventKind> = Extract<RunEvent, { readonly kind: Kind }>;

/**
 * What is done with the events of a run, kind by kind. Whoever takes events of every kind does so by such a table: a
 * kind that is added to `RunEvent` and not to a table does not compile.
 */
export type EventTable<Result, More extends readonly unknown[] = []> = {
  readonly [Kind in RunEventKind]: (event: RunEventOf<Kind>, ...more: More) => Result;
};

/** What `table` makes of `event`. */
export function byKind<Result, More extends readonly unknown[]>(table: EventTable<Result, More>, event: RunEvent, ...more: More): Result {
  // The entry of a kind takes events of that kind, which the compiler does not follow through a union.
  const take = table[event.kind] as (event: RunEvent, ...more: More) => Result;
  return take(event, ...more);
}
