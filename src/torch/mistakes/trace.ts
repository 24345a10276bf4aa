import type { AxisTrace } from './axisTrace.ts';
import type { DataRows } from './dataRows.ts';

/** What is known of where a tensor comes from. */
export interface Trace {
  /** Which of its axes are the batch and the time of a recurrent module's output. */
  readonly axes: AxisTrace | null;
  /** The data a model computed it from. */
  readonly sources: readonly DataRows[];
  /** The data it is a part of, where no model has been in between. */
  readonly part: DataRows | null;
  /** Set on shares that add up to 1 (softmax) or lie between 0 and 1 (sigmoid). */
  readonly shares: 'softmax' | 'sigmoid' | null;
  /** True for a model's answers: the places of its largest scores, or scores cut at a limit. */
  readonly isAnswer: boolean;
}

export const noTrace: Trace = { axes: null, sources: [], part: null, shares: null, isAnswer: false };

export function isEmpty({ axes, sources, part, shares }: Trace): boolean {
  return axes === null && sources.length === 0 && part === null && shares === null;
}
