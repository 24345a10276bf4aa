import { leadingLines } from '../../core/consoleText.ts';
import type { RunFacts } from '../../core/deed.ts';
import { describeProbe } from '../../core/describeProbe.ts';
import { factKey } from '../../core/factKey.ts';
import type { Lesson } from '../../core/lesson.ts';
import { cutText } from '../../core/checkValue.ts';
import type { LabRun } from '../runs/labRun.ts';

const longestFact = 300;

/** What a run that came to its end showed of what the lesson's evidence asks. */
export async function factsOf(run: LabRun, lesson: Lesson, lab: string, version: string): Promise<RunFacts> {
  const text = run.texts[0]?.text ?? '';
  const sources = lesson.evidence.flatMap(({ shows }) => shows.filter(source => source.lab === lab));
  const taken: Record<string, string> = {};
  for (const source of sources) {
    const found = source.variable === null ? lineOf(run, source.line ?? '') : valueOf(run, source.variable);
    if (found !== undefined) taken[factKey(source)] = cutText(found, longestFact);
  }
  return {
    hash: await hashOf(text),
    backend: run.state.backend?.name ?? 'cpu',
    version,
    seed: seedOf(text),
    ms: run.state.outcome?.ms ?? 0,
    taken,
  };
}

/** What the lab's own file gives the generator, where that is written as a number. */
function seedOf(text: string): number | null {
  const seed = /^[^/\n]*\bmanualSeed\(\s*(\d{1,15})\s*\)/m.exec(text)?.[1];
  return seed === undefined ? null : Number(seed);
}

function lineOf(run: LabRun, start: string): string | undefined {
  return leadingLines(run.state.console).find(line => line.startsWith(start));
}

/** The last value of the variable in the lab's own file, in the words that are painted. */
function valueOf(run: LabRun, variable: string): string | undefined {
  const site = run.lab.sites.findLastIndex(({ file, name }, i) => file === 0 && name === variable && run.state.values.has(i));
  const value = run.state.values.get(site);
  return value && describeProbe({ name: variable }, value).short;
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
