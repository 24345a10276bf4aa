import { difference as allowed } from '../differences.ts';
import { difference } from './compare.ts';
import type { LibraryRun } from './runInLibrary.ts';
import type { TwinRun } from './runTwins.ts';

export interface Verdict {
  /** What differs and may not, in words; null where nothing does. */
  readonly problem: string | null;
  /** How many tensors were compared, and how many of them were printed with the same bytes. */
  readonly compared: number;
  readonly sameBytes: number;
}

/** Where PyTorch's name depends on memory, the library leaves it out. */
const LEFT_OUT = new RegExp(String.raw`,\s+grad_fn=<(?:${(allowed('grad-fn-left-out').leftOut ?? []).join('|')})Backward\d>\)$`, 'u');

/** Lays what a lab has shown beside what its twin has. */
export function judge(own: LibraryRun, twin: TwinRun, near?: number): Verdict {
  let sameBytes = 0;
  const verdict = (problem: string | null, compared: number): Verdict => ({ problem, compared, sameBytes });
  for (const [i, wanted] of twin.seen.entries()) {
    const found = own.seen[i];
    if (found === undefined) return verdict(`shows no ${wanted.name}: ${String(own.error)}`, i);
    const differs = difference(found, wanted, near);
    if (differs !== null) return verdict(differs, i);
    if (found.text === wanted.text) {
      sameBytes++;
      continue;
    }
    // The last digit may differ (difference "rounding"): then it is PyTorch's values that have to be printed as PyTorch prints them.
    const printed = wanted.values === undefined ? found.text : own.printed(i, wanted.values);
    if (printed === wanted.text || (!printed.includes('grad_fn') && printed === wanted.text.replace(LEFT_OUT, ')'))) continue;
    return verdict(`${wanted.name} is printed as\n${printed}\nand not as\n${wanted.text}`, i);
  }
  if ((own.error === null) !== (twin.error === null))
    return verdict(`ends with ${String(own.error)} and not with ${String(twin.error)}`, twin.seen.length);
  return verdict(null, twin.seen.length);
}
