import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { repository } from '../../scripts/repository.mjs';

const folder = join(repository, 'labs/lstm-and-gru');

interface LabOfLesson {
  readonly title: string;
  readonly file: string;
  /** What kind of answer its question asks for. */
  readonly asks: 'direction' | 'range' | 'shape';
}

interface ExerciseOfLesson {
  readonly title: string;
  /** The learner's own file. */
  readonly attempt: string;
}

interface Manifest {
  readonly labs: readonly {
    readonly title: string;
    readonly file: string;
    readonly predictions: readonly { readonly kind: LabOfLesson['asks'] }[];
  }[];
  readonly exercises: readonly { readonly from: string }[];
}

/** The labs and exercises of the lesson that the extension brings along, in its order. */
export async function partsOfLesson(): Promise<{ readonly labs: readonly LabOfLesson[]; readonly exercises: readonly ExerciseOfLesson[] }> {
  const manifest = (await readJson('lesson.json')) as Manifest;
  const labs = manifest.labs.map(({ title, file, predictions: [first] }) => {
    if (!first) throw new Error(`${file} asks nothing.`);
    return { title, file, asks: first.kind };
  });
  const exercises = await Promise.all(
    manifest.exercises.map(async ({ from }) => {
      const { id, title, starter } = (await readJson(from)) as { id: string; title: string; starter: string };
      return { title, attempt: `exercise-${id}${extname(starter) === '.md' ? '.md' : '.lab.ts'}` };
    }),
  );
  return { labs, exercises };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), 'utf8'));
}
