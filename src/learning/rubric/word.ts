import type { Mark } from './standing.ts';

/**
 * How a word is meant. `ifSo`: in the condition of a rule ("if it writes more, it keeps less"), which states something
 * with its consequence only.
 */
export type Mood = 'stated' | 'asked' | 'supposed' | 'doubted' | 'reported' | 'ifSo';

/** One word of a sentence, with what the sentence makes of it. */
export interface Word {
  readonly text: string;
  /** Its place in the sentence. */
  readonly at: number;
  readonly mark: Mark | null;
  /** Which clause it stands in, counted through the sentence. */
  readonly clause: number;
  /** It begins what stands behind a colon. */
  readonly isAfterColon: boolean;
  mood: Mood;
  /** Places of the negators it stands under: an even number of them denies nothing. */
  readonly negators: number[];
  /** Which of the compared things it is said of; null where the sentence names none. */
  owner: number | null;
  /** The same where it is named as somebody's ("the LSTM's gates"). */
  fixedOwner: number | null;
}
