import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { FoundExercise } from '../findExercise.ts';
import type { GradingScripts } from './gradingLane.ts';

/** Each has a page with TensorFlow.js in it, which takes its room. */
const mostLanes = 4;

export function lanesHere(): number {
  return Math.min(mostLanes, availableParallelism());
}

/** @param folder where the product's bundles are */
export async function readScripts(folder: string): Promise<GradingScripts> {
  const read = (name: string): Promise<string> => readFile(join(folder, 'sandbox', `${name}.js`), 'utf8');
  const [page, frame, supervisor, labWorker] = await Promise.all(['grading', 'frame', 'supervisor', 'labWorker'].map(read));
  return { page: page ?? '', frame: frame ?? '', supervisor: supervisor ?? '', labWorker: labWorker ?? '' };
}

/**
 * A hash of all that a verdict depends on but the attempt itself: the product, the starter, the check and what stands
 * beside it.
 */
export async function madeWith(folder: string, exercise: FoundExercise): Promise<string> {
  const hash = createHash('sha256');
  const { check, starter, rubric, subjects } = exercise;
  hash.update(JSON.stringify([starter, rubric, subjects]));
  const bundles = ['cli.mjs', 'instrument.cjs', 'compiler.cjs', 'sandbox/supervisor.js', 'sandbox/labWorker.js'].map(name =>
    join(folder, name),
  );
  const checks = check === null ? [] : (await readdir(dirname(check))).sort().map(name => join(dirname(check), name));
  for (const file of [...bundles, ...checks.filter(name => name.endsWith('.ts'))]) hash.update(await readFile(file));
  return hash.digest('hex');
}
