import { leadingLines } from '../../core/words/consoleText.ts';
import type { RunFacts } from '../../learning/deed.ts';
import { describeProbe } from '../../core/words/inline/inlineMarks.ts';
import { factKey } from '../../learning/factKey.ts';
import type { Lesson } from '../../core/lesson/lesson.ts';
import { sha256Of } from '../host/sha256Of.ts';
import { boundedText } from '../../core/checked/checkParts.ts';
import type { LabRun } from '../runs/labRun.ts';

const longestFact = 300;

/** What a run that came to its end showed of what the lesson's evidence asks. */
export async function factsOf(run: LabRun, lesson: Lesson, lab: string, version: string): Promise<RunFacts> {
  const text = run.texts[0]?.text ?? '';
  const sources = lesson.evidence.flatMap(({ shows }) => shows.filter(source => source.lab === lab));
  const taken: Record<string, string> = {};
  for (const source of sources) {
    const found = source.variable === null ? lineOf(run, source.line ?? '') : valueOf(run, source.variable);
    if (found !== undefined) taken[factKey(source)] = boundedText(found, longestFact);
  }
  return {
    hash: await sha256Of(text),
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
