import type { TensorSummary } from '../../../src/core/run/value.ts';
import type { NamedValue } from '../state/namedValues.ts';
import type { PageRun } from '../state/labPageState.ts';

/** Tensors that did not fit: what was said of it, on which line, and what the call there was about. */
export interface Mismatch {
  readonly text: string;
  readonly line: number;
  readonly names: ReadonlySet<string>;
}

/** How sentences say that shapes do not fit: an index or a list of numbers in brackets is no shape. */
const misfits = /do not fit|expected|agree|should be|cannot put|one shape|shapes must|has rows of|needs? (?:a )?tensors?/u;
/** A shape as sentences have it: `[4, 6, 16]`. */
const shapes = /\[\d*(?:, \d+)*\]/u;

/** What ended a run, where that speaks of shapes: nothing after it was computed, so it was the first; or else null. */
export function mismatchOf(run: PageRun | null): Mismatch | null {
  const outcome = run?.state.outcome;
  const { text, line } = run?.message ?? { text: '', line: null };
  if (outcome?.status !== 'failed' || line === null || !misfits.test(outcome.error.message)) return null;
  if (!shapes.test(outcome.error.message)) return null;
  return { text, line, names: new Set(run?.lab?.calls?.find(call => call.line === line)?.names) };
}

/** True for a tensor that the failed call was about, and whose shape it names. */
export function isInMismatch({ site, fileName }: NamedValue, { shape }: TensorSummary, mismatch: Mismatch): boolean {
  return fileName === null && mismatch.names.has(site.name) && mismatch.text.includes(`[${shape.join(', ')}]`);
}
