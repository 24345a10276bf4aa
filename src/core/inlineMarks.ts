import type { ProbeSite } from './compiledLab.ts';
import { describeProbe } from './describeProbe.ts';
import type { InlineMark, ProbeText } from './inlineMark.ts';
import type { ProbeValue } from './value.ts';

/** What to paint on the lines of one of a lab's files (0: the lab itself): one mark a line, its parts in source order. */
export function inlineMarks(sites: readonly ProbeSite[], values: Iterable<ProbeValue>, file = 0): InlineMark[] {
  const lines = new Map<number, { readonly site: ProbeSite; readonly text: ProbeText }[]>();
  for (const value of values) {
    const site = sites[value.site];
    if (site?.file !== file) continue;
    const parts = lines.get(site.line) ?? [];
    parts.push({ site, text: describeProbe(site, value) });
    lines.set(site.line, parts);
  }
  return [...lines]
    .sort(([one], [other]) => one - other)
    .map(([line, parts]) => ({ line, parts: parts.sort((one, other) => inSource(one.site, other.site)).map(({ text }) => text) }));
}

/** Order in the learner's text. */
export function inSource(one: ProbeSite, other: ProbeSite): number {
  return one.nameLine - other.nameLine || one.nameColumn - other.nameColumn;
}
