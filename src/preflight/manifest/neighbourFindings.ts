import type { WrittenManifest } from './writtenManifest.ts';

/** What of another lesson must not stand in this one as well. */
export interface NeighbourLesson {
  readonly id: string;
  readonly labFiles: readonly string[];
  readonly exercises: readonly string[];
}

/** Tells which names another lesson has as well, with which a learner's files could not be told apart. */
export function tellNeighbours(written: WrittenManifest, neighbours: readonly NeighbourLesson[]): void {
  const { id, labs, exercises } = written.manifest;
  for (const other of neighbours) {
    if (other.id === id) {
      written.tell(['id'], `There is another lesson with the id '${id}'.`);
      continue;
    }
    for (const [at, { file }] of labs.entries()) {
      if (other.labFiles.includes(file))
        written.tell(
          ['labs', at, 'file'],
          `The lesson '${other.id}' has a lab in a file '${file}', too: a learner's copy could be of either.`,
        );
    }
    for (const [at, exercise] of exercises.entries()) {
      if (other.exercises.includes(exercise.id))
        written.tell(
          ['exercises', at, 'id'],
          `The lesson '${other.id}' has an exercise '${exercise.id}', too: an attempt could be at either.`,
        );
    }
  }
}
