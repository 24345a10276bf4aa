import type { Manifest } from './manifestSchema.ts';

/** The first id in a manifest that nothing there has, as the rest of a sentence; null where all are known. */
export function danglingReference({ labs, exercises, evidence }: Manifest): string | null {
  const known = new Set(labs.map(lab => lab.id));
  const uses: [string, string | undefined][] = [
    ...exercises.map(({ lab }, at): [string, string | undefined] => [`exercises[${String(at)}].lab`, lab]),
    ...evidence.flatMap(({ shows }, at) =>
      shows.map(({ lab }, source): [string, string] => [`evidence[${String(at)}].shows[${String(source)}].lab`, lab]),
    ),
  ];
  for (const [place, lab] of uses) if (lab !== undefined && !known.has(lab)) return `${place} is '${lab}', but there is no such lab`;
  for (const [at, { kind, check, rubric }] of exercises.entries()) {
    const place = `exercises[${String(at)}]`;
    if (kind === 'code' && check === undefined) return `${place}.check is missing`;
    if (kind === 'words' && rubric.length === 0) return `${place}.rubric is missing`;
  }
  return null;
}
