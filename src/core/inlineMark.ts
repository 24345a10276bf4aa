import type { Series } from './value.ts';

/** `series` is a number that was seen more than once, `absent` a value that is not shown, with the reason in its place. Also the `kind` of the command line's `--json`. */
export type MarkKind = 'number' | 'gate' | 'tensor' | 'series' | 'text' | 'list' | 'module' | 'other' | 'absent';

/** One probe's newest state, in words. */
export interface ProbeText {
  readonly site: number;
  readonly name: string;
  readonly kind: MarkKind;
  /** What density `short` paints: `0.7311 ███████░░░ keeps most`, `[4, 6, 16] batch × time × hidden`. */
  readonly short: string;
  /** What density `full` paints: as `short`, with range, mean and counts. */
  readonly full: string;
  readonly shape?: readonly number[];
  /** The numbers behind the sparkline. */
  readonly series?: Series;
  /** True where the value holds NaN or infinity. */
  readonly isBad: boolean;
}

/** What is painted after one line: at most one mark a line. */
export interface InlineMark {
  /** 1-based line of the learner's text. */
  readonly line: number;
  /** One entry a probe on this line, in source order. */
  readonly parts: readonly ProbeText[];
}

/** How much is painted. One key goes round: off, short, full. */
export type Density = 'off' | 'short' | 'full';
