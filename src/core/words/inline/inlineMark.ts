import type { Series } from '../../run/value.ts';
import type { ValueChange } from '../changeText.ts';

/**
 * `series` is a number that was seen more than once, `absent` a value that is not shown, with the reason in its place.
 * Also the `kind` of the command line's `--json`.
 */
export type MarkKind = 'number' | 'gate' | 'tensor' | 'series' | 'text' | 'list' | 'module' | 'other' | 'absent';

/** One value of a line, in words. */
export interface MarkPart {
  readonly site: number;
  readonly name: string;
  readonly kind: MarkKind;
  /** In few words, for hovers and lists: `0.7311 ███████░░░ keeps most`, `[4, 6, 16] batch × time × hidden`. */
  readonly short: string;
  /**
   * The ways to paint it in density `short`, from the longest to the shortest, and without how often it was
   * seen; none where the line itself says the value.
   */
  readonly forms: readonly string[];
  /** How often it was seen, where that was more than once: `×80`. */
  readonly times: string;
  /** What density `full` paints: as `short`, with range, mean and counts. */
  readonly full: string;
  readonly shape?: readonly number[];
  /** The numbers behind the sparkline. */
  readonly series?: Series;
  /** How it differs from the last run, where it does. */
  readonly change?: ValueChange;
  /** True where the value holds NaN or infinity. */
  readonly isBad: boolean;
}

/** What is painted after one line: at most one mark a line. */
export interface InlineMark {
  /** 1-based line of the learner's text: of the text that ran, or in a sheet of the text as it is now. */
  readonly line: number;
  /** One entry a probe on this line, in source order: the newest state of each, in words. */
  readonly parts: readonly MarkPart[];
  /** It is from before an edit that may have changed it: of the line itself, or of what its values depend on. */
  readonly isOld?: boolean;
  /** A dial stands here otherwise than the text says: `turned to 30; the file says 10`. */
  readonly turned?: string;
  /** What the lab threw here. */
  readonly thrown?: string;
}

/** How much is painted. One key goes round: off, short, full. */
export const densities = ['off', 'short', 'full'] as const;

export type Density = (typeof densities)[number];
