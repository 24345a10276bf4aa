import * as v from 'valibot';
import { answerOf, lookAtWords } from '../../learning/rubric/rubric.ts';
import type { Exercise } from '../../core/lesson/lesson.ts';
import { endOf } from '../base/likelyName.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { WrittenManifest } from '../manifest/writtenManifest.ts';
import { readJson } from './keptAttempts.ts';

const kept = v.strictObject({
  right: v.optional(v.array(v.string()), []),
  wrong: v.optional(
    v.array(v.strictObject({ answer: v.string(), missing: v.pipe(v.array(v.string()), v.minLength(1, 'must name an idea')) })),
    [],
  ),
});

export interface WrittenExercise {
  readonly exercise: Exercise;
  /** Its place in the manifest's list. */
  readonly at: number;
}

/** Tells where the rubric of an exercise in words says something else than its author's answers. */
export async function tellWords(
  { exercise, at }: WrittenExercise,
  files: readonly string[],
  texts: CheckedTexts,
  written: WrittenManifest,
): Promise<void> {
  const { rubric } = exercise;
  const starter = await texts.readOr(exercise.starter);
  const all = rubric.map(({ id }) => id);
  const missingIn = (answer: string): readonly string[] => {
    const verdict = lookAtWords(answerOf(`${starter}\n${answer}\n`, starter), exercise);
    return verdict.kind === 'notStarted' ? all : verdict.goals.flatMap(({ id, state }) => (state === 'met' ? [] : [id]));
  };
  const rightAt = new Set<string>();
  const missed = new Set<string>();
  /** Nobody knows what stands in a file that cannot be read, which is told. */
  let isAllRead = true;
  for (const file of files) {
    const json = await readJson(file, texts, kept);
    isAllRead &&= json !== null;
    for (const [i, answer] of json?.value.right.entries() ?? []) {
      rightAt.add(file);
      const missing = missingIn(answer);
      if (missing.length > 0)
        texts.tell(
          file,
          json?.json.placeOf(['right', i]) ?? 1,
          `This answer is kept as right, but the rubric misses ${listed(missing)} in it.`,
        );
    }
    for (const [i, { answer, missing }] of json?.value.wrong.entries() ?? []) {
      for (const [j, id] of missing.entries()) {
        missed.add(id);
        if (!all.includes(id) && !written.gaps.mayHave(id))
          texts.tell(file, json?.json.placeOf(['wrong', i, 'missing', j]) ?? 1, `There is no idea '${id}' in the rubric${endOf(id, all)}`);
      }
      const found = missingIn(answer);
      if (listed(found) !== listed(missing.filter(id => all.includes(id))))
        texts.tell(
          file,
          json?.json.placeOf(['wrong', i, 'answer']) ?? 1,
          `This answer is kept as one without ${listed(missing)}, but the rubric misses ${listed(found)} in it.`,
        );
    }
  }
  const path = ['exercises', at];
  const name = `The exercise '${exercise.id}'`;
  if (isAllRead && rightAt.size === 0)
    written.tell(
      [...path, 'answers'],
      `${name} keeps no right answer: nobody knows whether its rubric takes one. Write some into a file that 'answers' names.`,
    );
  for (const [i, { id, title, missing }] of rubric.entries()) {
    if (isAllRead && !missed.has(id))
      written.tell(
        [...path, 'rubric', i, 'id'],
        `${name} keeps no answer without the idea '${id}': nobody knows whether its rubric misses it.`,
      );
    for (const [key, text] of [
      ['title', title],
      ['missing', missing],
    ] as const) {
      const told = all.filter(one => !missingIn(text).includes(one));
      if (told.length > 0)
        written.tell([...path, 'rubric', i, key], `Who copies this has the idea ${listed(told)}: say it without the answer.`);
    }
  }
  for (const [i, { goal }] of exercise.hints.entries()) {
    if (goal !== null && !all.includes(goal) && !written.gaps.mayHave(goal))
      written.tell([...path, 'hints', i, 'goal'], `The hint is for '${goal}', but the rubric has no such idea${endOf(goal, all)}`);
  }
  for (const { file } of exercise.solutions.filter(solution => solution.file.endsWith('.md'))) {
    if (!texts.folder.sizes.has(file)) continue;
    const verdict = lookAtWords(answerOf(await texts.readOr(file), starter), exercise);
    if (verdict.kind !== 'right') texts.tell(file, 1, `The solution is not right by its own rubric. ${verdict.message}`);
  }
  if (lookAtWords(answerOf(starter, starter), exercise).kind !== 'notStarted')
    texts.tell(exercise.starter, 1, 'The starter does not count as not started.');
}

const listed = (ids: readonly string[]): string =>
  ids.length === 0
    ? 'nothing'
    : [...ids]
        .sort()
        .map(id => `'${id}'`)
        .join(', ');
