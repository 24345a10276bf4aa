import { difference, type Seen } from './compare.ts';
import type { LibraryRun } from './runInLibrary.ts';
import type { TwinRun } from './runTwins.ts';

export interface Verdict {
  /** What differs and may not, in words; null where nothing does. */
  readonly problem: string | null;
  /** How many tensors were compared, and how many of them were printed with the same bytes. */
  readonly compared: number;
  readonly sameBytes: number;
}

/** What a program may do otherwise than its twin. */
export interface Allowed {
  /** How far a value may be off, next to the largest of its tensor. */
  readonly near: number;
  /** Must values that can be the same to the last bit be so? Then the functions of such values may be off by this. */
  readonly bitwise: { readonly functions: number } | null;
  /** Operations whose name may be missing. */
  readonly leftOut: readonly string[];
}

/** Lays what a lab has shown beside what its twin has, and, where that is known, what the twin shows in float64. */
export function judge(own: LibraryRun, twin: TwinRun, { near, bitwise, leftOut }: Allowed, exact?: TwinRun): Verdict {
  // Where PyTorch's name depends on memory, the library leaves it out.
  const hidden = new RegExp(String.raw`,\s+grad_fn=<(?:${leftOut.join('|')})Backward\d>\)$`, 'u');
  let sameBytes = 0;
  const verdict = (problem: string | null, compared: number): Verdict => ({ problem, compared, sameBytes });
  for (const [i, wanted] of twin.seen.entries()) {
    const found = own.seen[i];
    if (found === undefined) return verdict(`shows no ${wanted.name}: ${String(own.error)}`, i);
    const differs = difference(found, wanted, roomFor(found, near, bitwise), exact?.seen[i]);
    if (differs !== null) return verdict(differs, i);
    if (found.text === wanted.text) {
      sameBytes++;
      continue;
    }
    // The last digit may differ (difference "rounding"): then it is PyTorch's values that have to be printed as PyTorch prints them.
    const printed = wanted.values === undefined ? found.text : own.printed(i, wanted.values);
    if (printed === wanted.text || (!printed.includes('grad_fn') && printed === wanted.text.replace(hidden, ')'))) continue;
    return verdict(`${wanted.name} is printed as\n${printed}\nand not as\n${wanted.text}`, i);
  }
  if ((own.error === null) !== (twin.error === null))
    return verdict(`ends with ${String(own.error)} and not with ${String(twin.error)}`, twin.seen.length);
  return verdict(null, twin.seen.length);
}

function roomFor({ likeness }: Seen, near: number, bitwise: Allowed['bitwise']): number {
  if (bitwise === null || likeness === undefined) return near;
  return likeness === 'exact' ? 0 : bitwise.functions;
}
