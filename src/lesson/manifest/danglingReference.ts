import type { ManifestPath } from './joinFiles.ts';
import type { Manifest } from './manifestSchema.ts';

/** Something that a manifest names or leaves out, as the rest of a sentence that begins with the place. */
export interface DanglingReference {
  readonly path: ManifestPath;
  readonly says: string;
}

/** The ids in a manifest that nothing there has, and what each kind of exercise needs, in the order of their lists. */
export function danglingReferences({ labs, exercises, evidence }: Manifest): DanglingReference[] {
  const known = new Set(labs.map(lab => lab.id));
  const uses: [ManifestPath, string | undefined][] = [
    ...exercises.map(({ lab }, at): [ManifestPath, string | undefined] => [['exercises', at, 'lab'], lab]),
    ...evidence.flatMap(({ shows }, at) =>
      shows.map(({ lab }, source): [ManifestPath, string] => [['evidence', at, 'shows', source, 'lab'], lab]),
    ),
  ];
  const lost = uses.flatMap(([path, lab]) =>
    lab === undefined || known.has(lab) ? [] : [{ path, says: `is '${lab}', but there is no such lab` }],
  );
  const missing = exercises.flatMap(({ kind, check, rubric }, at) => {
    if (kind === 'code' && check === undefined) return [{ path: ['exercises', at, 'check'], says: 'is missing' }];
    return kind === 'words' && rubric.length === 0 ? [{ path: ['exercises', at, 'rubric'], says: 'is missing' }] : [];
  });
  return [...lost, ...missing];
}
