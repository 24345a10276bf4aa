import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../../../scripts/repository.mjs';
import { checkInNode } from '../../../src/cli/checkInNode.ts';
import type { Verdict } from '../../../src/core/run/verdict.ts';
import { prepareCheck } from '../../../src/instrument/prepareCheck.ts';

export const exercises = join(repository, 'labs/lstm-and-gru/exercises');

/** What is changed in an exercise's solution. */
export interface EditedSolution {
  readonly name: string;
  readonly edits?: readonly (readonly [from: string, to: string])[];
}

/** The attempt's program. Every edit must find its place. */
export async function textOf(exercise: string, { name, edits = [] }: EditedSolution): Promise<string> {
  let program = await readFile(join(exercises, exercise, 'solution.lab.ts'), 'utf8');
  for (const [what, by] of edits) {
    if (!program.includes(what)) throw new Error(`'${name}': there is no '${what}' to change.`);
    program = program.replaceAll(what, by);
  }
  return program;
}

/** The product's limit is ten seconds; a busy machine may take longer for many checks one after the other. */
const patience = 60_000;

/** The same verdict as in the editor, in this process. What takes longer than `timeLimitMs` is told so, and not stopped. */
export async function verdictOn(attempt: Parameters<typeof prepareCheck>[0], timeLimitMs = patience): Promise<Verdict> {
  const prepared = await prepareCheck(attempt);
  return prepared.verdict ?? checkInNode({ lab: prepared.lab, timeLimitMs });
}

/** As `verdictOn`, of an exercise of the product's own lesson. */
export async function checkText(exercise: string, text: string, timeLimitMs = patience): Promise<Verdict> {
  const beside = (name: string): Promise<string | null> => readFile(join(exercises, 'checks', name), 'utf8').catch(() => null);
  const attempt = {
    starter: await readFile(join(exercises, exercise, 'start.lab.ts'), 'utf8'),
    attempt: { name: 'mine.lab.ts', text },
    check: { name: `${exercise}.ts`, text: (await beside(`${exercise}.ts`)) ?? '', readFile: beside },
  };
  return verdictOn(attempt, timeLimitMs);
}
