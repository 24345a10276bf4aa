/**
 * One file's own text, and how to find it in the text that runs: `String(f)` shows a learner what the learner wrote.
 * Plain data: it is sent to the sandbox.
 */
export interface LabText {
  /** As the learner wrote it, with its types. */
  readonly own: string;
  /** Where it begins in the text of the file's entry of `$gatescopeLab`. */
  readonly start: number;
  /** What was inserted in it, in order: how far behind the insertion before in the own text, and how long. */
  readonly inserted: readonly number[];
  /** Functions at whose ends types stand. */
  readonly wider: readonly WiderText[];
}

/** Offsets in the own text: where a function's JavaScript begins and ends, and where it does with its types. */
export type WiderText = readonly [jsStart: number, jsEnd: number, start: number, end: number];
