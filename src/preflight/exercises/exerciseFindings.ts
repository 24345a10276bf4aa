import type { Exercise, Lesson } from '../../core/lesson/lesson.ts';
import { endOf } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { WrittenManifest } from '../manifest/writtenManifest.ts';
import { filesOfCheck, mistakesIn, type KnownMistake } from './checkProgram.ts';
import { readAttempts, type KeptAttempt } from './keptAttempts.ts';
import { tellWords } from './wordFindings.ts';

/** An exercise in code with all that is kept for it. */
export interface CodeExercise {
  readonly exercise: Exercise;
  /** Its place in the manifest's list. */
  readonly at: number;
  readonly check: string;
  /** The check program and what it imports, by path. */
  readonly program: ReadonlyMap<string, string>;
  readonly attempts: readonly KeptAttempt[];
  readonly mistakes: readonly KnownMistake[];
}

/** Tells what is wrong with exercises as they are written; those in code can be run then. */
export async function tellExercises(texts: CheckedTexts, written: WrittenManifest, { exercises }: Lesson): Promise<CodeExercise[]> {
  const code: CodeExercise[] = [];
  for (const [at, exercise] of exercises.entries()) {
    const entry = written.manifest.exercises[at];
    await tellStarter(exercise, texts);
    await tellWalkthrough({ exercise, at }, texts, written);
    if (exercise.kind === 'words') await tellWords({ exercise, at }, [entry?.answers ?? []].flat(), texts, written);
    else if (exercise.check !== null)
      code.push(await readCode(exercise, { at, check: exercise.check, files: [entry?.attempts ?? []].flat() }, texts));
    if (exercise.kind === 'code' && exercise.solutions.length === 0)
      written.tell(['exercises', at], `The exercise '${exercise.id}' has no solution: nobody knows whether it can be solved.`);
  }
  tellUnreached(code, texts);
  return code;
}

async function tellStarter({ starter, title }: Exercise, texts: CheckedTexts): Promise<void> {
  if (!texts.folder.sizes.has(starter)) return;
  const [first = ''] = (await texts.readOr(starter)).split(/\r?\n/);
  const wanted = `Exercise: ${title}`;
  if (!first.includes(wanted)) texts.tell(starter, 1, `The first line of a starter is a comment with the title: '${wanted}'.`);
}

async function tellWalkthrough(
  { exercise, at }: { readonly exercise: Exercise; readonly at: number },
  texts: CheckedTexts,
  written: WrittenManifest,
): Promise<void> {
  const [last, reference] = [exercise.walkthrough.at(-1)?.file, exercise.solutions[0]?.file];
  if (last === undefined || reference === undefined || !texts.folder.sizes.has(last) || !texts.folder.sizes.has(reference)) return;
  if ((await texts.readOr(last)) !== (await texts.readOr(reference)))
    written.tell(
      ['exercises', at, 'walkthrough', exercise.walkthrough.length - 1, 'file'],
      `The last step of the walkthrough, '${last}', is not the first solution, '${reference}'.`,
    );
}

async function readCode(
  exercise: Exercise,
  { at, check, files }: { readonly at: number; readonly check: string; readonly files: readonly string[] },
  texts: CheckedTexts,
): Promise<CodeExercise> {
  const program = await filesOfCheck(check, texts);
  const mistakes = [...program].flatMap(([file, text]) => mistakesIn(file, text));
  const [reference] = exercise.solutions;
  const grounds = { start: await texts.readOr(exercise.starter), solution: reference ? await texts.readOr(reference.file) : null };
  const attempts = await readAttempts(files, grounds, texts);
  const known = new Set([...program.values()].flatMap(text => [...text.matchAll(/(['"`])([A-Za-z0-9-]+)\1/gu)].map(([, , id = '']) => id)));
  for (const { mistake, name, file, line, column } of attempts) {
    if (typeof mistake === 'string' && !known.has(mistake))
      texts.tell(
        file,
        { line, column },
        `The attempt '${name}' asks for the mistake '${mistake}', which the check does not know${endOf(mistake, known)}`,
      );
  }
  return { exercise, at, check, program, attempts, mistakes };
}

/** A mistake that several checks recognise has to be made in one of them. */
function tellUnreached(code: readonly CodeExercise[], texts: CheckedTexts): void {
  const all = new Map(code.flatMap(({ mistakes }) => mistakes.map(one => [`${one.file} ${one.id}`, one] as const)));
  const made = new Set(
    code.flatMap(({ attempts, mistakes }) => {
      const ids = new Set(attempts.map(({ mistake }) => mistake));
      return mistakes.filter(({ id }) => ids.has(id)).map(one => `${one.file} ${one.id}`);
    }),
  );
  for (const [key, { id, file, ...place }] of all) {
    if (!made.has(key))
      texts.tell(file, place, `No attempt is kept that makes the mistake '${id}': nobody knows whether it is recognised.`);
  }
}
