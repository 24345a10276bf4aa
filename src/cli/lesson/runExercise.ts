import { basename, dirname, join } from 'node:path/posix';
import { unlooked, type Verdict } from '../../core/run/verdict.ts';
import { endOf } from '../../preflight/base/likelyName.ts';
import type { CheckedTexts } from '../../preflight/base/checkedTexts.ts';
import type { CodeExercise } from '../../preflight/exercises/exerciseFindings.ts';
import type { KeptAttempt } from '../../preflight/exercises/keptAttempts.ts';
import type { WrittenManifest } from '../../preflight/manifest/writtenManifest.ts';

/** Gives the verdict on a program, told apart from others by its name. */
export type VerdictOn = (exercise: CodeExercise, program: string) => Promise<Verdict>;

export interface ExerciseContext {
  readonly texts: CheckedTexts;
  readonly written: WrittenManifest;
  readonly verdictOn: VerdictOn;
  /** Every kept attempt in place of one of a kind. */
  readonly isWhole: boolean;
}

/** Runs the starter, the solutions and the kept attempts of an exercise, and tells what is not as it should be. */
export async function runExercise(one: CodeExercise, context: ExerciseContext): Promise<void> {
  const { texts, verdictOn } = context;
  const { exercise, check } = one;
  if (!texts.folder.sizes.has(check) || !texts.folder.sizes.has(exercise.starter)) return;
  const starter = await texts.readOr(exercise.starter);
  const goals = new Set<string>();
  const judged = async (program: string): Promise<Verdict> => {
    const verdict = await verdictOn(one, program);
    for (const { id } of verdict.goals) goals.add(id);
    return verdict;
  };
  const [given, changed] = await Promise.all([judged(starter), judged(`${starter}\nconst ${freeName(starter)} = 1;\n`)]);
  if (given.kind !== 'notStarted') texts.tell(exercise.starter, 1, `The starter is taken for an attempt. ${given.message}`);
  if (changed.kind === 'right')
    texts.tell(exercise.starter, 1, 'The starter is right as soon as anything is added to it: nothing is left to do.');
  if (changed.kind === 'couldNotRun')
    texts.tell(exercise.starter, 1, `With a line added to it, the starter cannot be looked at. ${changed.message}`);
  const solved = exercise.solutions
    .filter(({ file }) => texts.folder.sizes.has(file))
    .map(async ({ file }) => {
      const verdict = await judged(await texts.readOr(file));
      if (verdict.kind !== 'right') texts.tell(file, verdict.line ?? 1, `The solution is not right. ${verdict.message}`);
    });
  const kept = chosen(one.attempts, context.isWhole).map(async attempt => {
    tellVerdict(attempt, await judged(attempt.program), texts);
  });
  await Promise.all([...solved, ...kept]);
  tellHints(one, goals, context);
}

/** Of those that come out alike the first. */
function chosen(attempts: readonly KeptAttempt[], isWhole: boolean): readonly KeptAttempt[] {
  const seen = new Set<string>();
  return attempts.filter(({ expect, mistake }) => {
    const kind = `${expect}: ${mistake ?? ''}`;
    const isFirst = !seen.has(kind);
    seen.add(kind);
    return isWhole || isFirst;
  });
}

function tellVerdict({ name, expect, mistake, at, program, file, ...place }: KeptAttempt, verdict: Verdict, texts: CheckedTexts): void {
  const found = verdict.goals.find(goal => goal.state === 'missed')?.id ?? verdict.kind;
  const tell = (says: string): void => {
    texts.tell(file, place, `The attempt '${name}' ${says} ${verdict.message}`);
  };
  const line = program.split('\n')[(verdict.line ?? 0) - 1];
  if (found !== expect) tell(`is kept as '${expect}', but comes out as '${found}'.`);
  else if (typeof mistake === 'string' && verdict.mistake?.id !== mistake)
    tell(`is kept for the mistake '${mistake}', but ${verdict.mistake ? `'${verdict.mistake.id}'` : 'none'} is recognised.`);
  else if ((mistake === null || expect === 'right') && verdict.mistake)
    tell(`is kept as one without a mistake, but '${verdict.mistake.id}' is recognised.`);
  else if (at !== undefined && line?.includes(at) !== true)
    tell(`should be told at a line with '${at}', but is told at ${line === undefined ? 'none' : `'${line.trim()}'`}.`);
}

function tellHints({ exercise, at, program, mistakes }: CodeExercise, goals: ReadonlySet<string>, { written }: ExerciseContext): void {
  // Where nothing was looked at, that says it.
  if (goals.size === 0) return;
  const known = [...goals, ...mistakes.map(({ id }) => id)];
  const texts = [...program.values()];
  for (const [i, { goal }] of exercise.hints.entries()) {
    if (goal === null || known.includes(goal) || texts.some(text => text.includes(`'${goal}'`) || text.includes(`"${goal}"`))) continue;
    written.tell(
      ['exercises', at, 'hints', i, 'goal'],
      `The hint is for '${goal}', but the check has no such goal or mistake${endOf(goal, known)}`,
    );
  }
}

/** A name that does not stand in a program. */
function freeName(program: string): string {
  let name = 'another';
  while (program.includes(name)) name += 'One';
  return name;
}

/** Reads files beside a lesson's file. */
export function besideOf(
  texts: CheckedTexts,
  file: string,
): { readonly name: string; readonly readFile: (name: string) => Promise<string | null> } {
  return {
    name: basename(file),
    readFile: name => texts.read(join(dirname(file), name)).catch(() => null),
  };
}

/** What is said where a thread gave no verdict. */
export const noVerdict = (lost: string): Verdict => unlooked('couldNotRun', `The check could not run: it ${lost}.`);
