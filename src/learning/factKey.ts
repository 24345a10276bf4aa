import type { EvidenceSource } from '../core/lesson/lesson.ts';

/** Names what an evidence item shows of a lab, in `RunFacts.taken`. */
export function factKey({ variable, line }: Pick<EvidenceSource, 'variable' | 'line'>): string {
  return variable === null ? `line:${line ?? ''}` : `variable:${variable}`;
}
