import * as v from 'valibot';
import { id, listWithIds, paragraph, pathEnding, sentence, someOf } from './manifestParts.ts';

const markdown = pathEnding('\\.md', 'exercises/one/task.md');
const code = pathEnding('(?:\\.lab)?\\.ts', 'exercises/one/solution.lab.ts');
const answers = pathEnding('\\.json', 'exercises/one/answers.json');
const attempts = pathEnding('\\.json', 'exercises/one/attempts.json');
const codeOrWords = pathEnding('(?:(?:\\.lab)?\\.ts|\\.md)', 'exercises/one/starter.lab.ts');

/** Sub-goals are often named for a variable. */
const goal = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/, 'must be 1 to 64 letters, digits and -'));

const hint = v.strictObject({
  goal: v.optional(v.pipe(goal, v.description('The sub-goal of the check that this helps with; without it, any.'))),
  text: paragraph,
});

const step = v.strictObject({ title: sentence, text: paragraph, file: codeOrWords });

const claim = v.pipe(someOf(sentence, 20), v.minLength(1, 'must not be empty'));

/** One entry of an exercise's `rubric`. */
export const idea = v.strictObject({
  id,
  title: sentence,
  words: v.pipe(
    someOf(claim, 50),
    v.minLength(1, 'must not be empty'),
    v.description('The idea is there when one of these groups is stated: word beginnings that stand in one sentence.'),
  ),
  wrong: v.optional(
    v.pipe(someOf(claim, 50), v.description('Groups like those in words: who states one of them has not understood the idea.')),
    [],
  ),
  it: v.optional(
    v.nullable(v.pipe(sentence, v.description('What the question of this idea names: "it" means this in an answer with numbers.'))),
    null,
  ),
  unless: v.optional(
    v.pipe(someOf(sentence, 50), v.description('A sentence with one of these phrases says something else: it proves nothing.')),
    [],
  ),
  missing: paragraph,
});

/** One entry of a manifest's `exercises`. */
export const exercise = v.strictObject({
  id,
  title: sentence,
  summary: sentence,
  kind: v.picklist(['code', 'words'], 'must be "code" or "words"'),
  extra: v.optional(v.boolean(), false),
  task: v.pipe(markdown, v.description('What to do, Markdown.')),
  starter: v.pipe(codeOrWords, v.description("What the learner's file starts as.")),
  lab: v.optional(v.pipe(id, v.description('The lab it grew out of.'))),
  check: v.optional(v.pipe(code, v.description('The program that looks at an attempt; none for an answer in words.'))),
  hints: v.optional(v.pipe(someOf(hint, 50), v.description('From vague to plain.')), []),
  walkthrough: v.optional(someOf(step, 50), []),
  solutions: v.optional(someOf(v.strictObject({ title: sentence, file: codeOrWords }), 20), []),
  answer: v.pipe(markdown, v.description('The reference answer in prose, Markdown.')),
  rubric: v.optional(listWithIds(idea, 20), []),
  subjects: v.optional(
    v.pipe(someOf(sentence, 10), v.description('What an answer in words compares, the one it is about first: beginnings of names.')),
    [],
  ),
  answers: v.optional(
    v.pipe(
      v.union([answers, someOf(answers, 50)]),
      v.description(
        'Answers in words with what has to be said of them, in one file or several: { "right": ["…"], "wrong": [{ "answer": "…", "missing": ["an-idea"] }] }.',
      ),
    ),
  ),
  attempts: v.optional(
    v.pipe(
      v.union([attempts, someOf(attempts, 50)]),
      v.description(
        'Attempts in code with what has to be said of them, in one file or several: [{ "name": "…", "expect": "a-goal", "mistake": "a-mistake", "edits": [["this", "by that"]] }].',
      ),
    ),
  ),
});
