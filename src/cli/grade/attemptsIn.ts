import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exerciseOf } from '../../learning/exerciseOf.ts';
import type { FoundExercise } from '../findExercise.ts';

/** A file to be graded. */
export interface FoundAttempt {
  /** Below the folder, parted by `/`. */
  readonly file: string;
  /** On disk. */
  readonly path: string;
  /** Null where it cannot be read; `problem` says why. */
  readonly text: string | null;
  readonly problem: string | null;
  /** It is the only attempt in its folder, and may have parts beside it: elsewhere they could be anybody's. */
  readonly isAlone: boolean;
}

export interface FoundAttempts {
  readonly attempts: readonly FoundAttempt[];
  /** Files that are no attempts at this exercise, by the reason, each a sentence without its end. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

const largestAttempt = 1024 * 1024;
const deepest = 6;
/** Of what a system or a tool leaves in a folder of attempts, nothing is one. */
const noAttempts = /^(?:\.|__MACOSX$|node_modules$|Thumbs\.db$|desktop\.ini$)/u;
const endings = { code: /(?<!\.d)\.ts$/iu, words: /\.(?:md|txt)$/iu };

/**
 * All attempts at `exercise` in a folder and the folders in it, in the order of their names. Where a folder has files
 * that end in `.lab.ts`, its other ones are parts of them.
 */
export async function attemptsIn(
  folder: string,
  exercise: FoundExercise,
  exercises: readonly FoundExercise[],
): Promise<FoundAttempts | { readonly problem: string }> {
  const found = await lstat(folder).catch(() => null);
  if (!found?.isDirectory()) return { problem: `There is no folder '${folder}'. Check its path.` };
  const attempts: FoundAttempt[] = [];
  const leftOut = new Map<string, string[]>();
  const leave = (why: string, file: string): void => {
    leftOut.set(why, [...(leftOut.get(why) ?? []), file]);
  };
  const walk = async (path: string, below: string, depth: number): Promise<void> => {
    const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !noAttempts.test(name));
    const ending = endings[exercise.kind];
    const own: string[] = [];
    const hasLabs = exercise.kind === 'code' && entries.some(({ name }) => /\.lab\.ts$/iu.test(name));
    for (const entry of entries) {
      const file = `${below}${entry.name}`;
      if (entry.isDirectory()) {
        if (depth < deepest) await walk(join(path, entry.name), `${file}/`, depth + 1);
        else leave(`lie more than ${String(deepest)} folders deep`, file);
      } else if (!ending.test(entry.name)) leave(exercise.kind === 'code' ? 'do not end in .ts' : 'do not end in .md or .txt', file);
      else if (hasLabs && !/\.lab\.ts$/iu.test(entry.name)) leave('are parts of the labs beside them', file);
      else if (isOfAnother(entry.name, exercise, exercises)) leave('are named after other exercises', file);
      else own.push(entry.name);
    }
    const isAlone = own.length === 1;
    for (const name of own) attempts.push({ ...(await readAttempt(join(path, name), `${below}${name}`)), isAlone });
  };
  await walk(folder, '', 1);
  attempts.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { attempts, leftOut };
}

function isOfAnother(name: string, exercise: FoundExercise, exercises: readonly FoundExercise[]): boolean {
  const named = exerciseOf(name, '', exercises);
  return named !== null && named.id !== exercise.id;
}

/** A link may lead anywhere on the machine that grades. */
async function readAttempt(path: string, file: string): Promise<Omit<FoundAttempt, 'isAlone'>> {
  try {
    const found = await lstat(path);
    if (!found.isFile()) return { path, file, text: null, problem: 'This is no file but a link or a device. Hand in the file itself.' };
    if (found.size > largestAttempt)
      return { path, file, text: null, problem: 'The file is larger than 1 MB, which no attempt is. Look for what was pasted into it.' };
    return { path, file, text: await readFile(path, 'utf8'), problem: null };
  } catch (error) {
    return { path, file, text: null, problem: `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no reason given'}).` };
  }
}

/** Reads a file beside an attempt, and nothing that lies elsewhere. */
export async function readAttemptPart(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  return found?.isFile() === true && found.size <= largestAttempt ? readFile(path, 'utf8') : null;
}
