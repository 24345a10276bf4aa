import type { WarningCode } from './labWarning.ts';
import type { ThrownKind } from './thrownMistake.ts';

/** One place of a text and what stands there afterwards. Offsets count UTF-16 units from the beginning of the text. */
export interface TextEdit {
  readonly start: number;
  /** Not before `start`; equal where something is put in. */
  readonly end: number;
  readonly text: string;
}

/** A change of a text that takes one mistake out of it. */
export interface Mend {
  /** What it does, as a sentence without its point: `Write optimizer.zeroGrad() before loss.backward()`. */
  readonly title: string;
  /** In the order of the text, none over another: together they are one edit, which one Undo takes back. */
  readonly edits: readonly TextEdit[];
}

/** What kind of mistake it is that a mend is wanted for. */
export type MendKind = WarningCode | ThrownKind;

/** A mistake in a text, and its place there. */
export interface MendRequest {
  readonly text: string;
  /** Plain JavaScript. */
  readonly isScript: boolean;
  readonly kind: MendKind;
  /** What it says of itself beyond its kind and its place; '' for most. What was thrown says what the lab wrote. */
  readonly about: string;
  /** Of what was thrown: as in `ThrownMistake`. */
  readonly instead?: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}
