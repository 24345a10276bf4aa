import type { Manifest } from './manifestSchema.ts';

/**
 * The first id in a manifest that nothing there has, as the rest of a sentence; null where all are known.
 * @param placeOf says where the author finds a place
 */
export function danglingReference(
  { labs, exercises, evidence }: Manifest,
  placeOf: (path: readonly PropertyKey[]) => string,
): string | null {
  const known = new Set(labs.map(lab => lab.id));
  const uses: [readonly PropertyKey[], string | undefined][] = [
    ...exercises.map(({ lab }, at): [PropertyKey[], string | undefined] => [['exercises', at, 'lab'], lab]),
    ...evidence.flatMap(({ shows }, at) =>
      shows.map(({ lab }, source): [PropertyKey[], string] => [['evidence', at, 'shows', source, 'lab'], lab]),
    ),
  ];
  for (const [path, lab] of uses) if (lab !== undefined && !known.has(lab)) return `${placeOf(path)} is '${lab}', but there is no such lab`;
  for (const [at, { kind, check, rubric }] of exercises.entries()) {
    if (kind === 'code' && check === undefined) return `${placeOf(['exercises', at, 'check'])} is missing`;
    if (kind === 'words' && rubric.length === 0) return `${placeOf(['exercises', at, 'rubric'])} is missing`;
  }
  return null;
}
