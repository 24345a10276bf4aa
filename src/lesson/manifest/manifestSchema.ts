import * as v from 'valibot';
import { exercise, idea } from './manifestExercise.ts';
import { fileName, id, listWithIds, paragraph, pathEnding, sentence, someOf, variable } from './manifestParts.ts';

const section = v.strictObject({
  id,
  title: sentence,
  file: v.pipe(pathEnding('\\.md', 'sections/one.md'), v.description('Markdown.')),
  folded: v.optional(v.pipe(v.boolean(), v.description('Closed until the learner opens it.')), false),
});

const prediction = v.strictObject({
  id,
  question: paragraph,
  kind: v.picklist(['shape', 'range', 'direction'], 'must be "shape", "range" or "direction"'),
  variable: v.pipe(variable, v.description("The lab's variable that is asked for; its value is read from the run.")),
  comparedWith: v.optional(
    v.pipe(
      variable,
      v.description('For a direction: the variable it is compared with. Without it, a series is compared with its own first value.'),
    ),
  ),
  reason: v.pipe(paragraph, v.description('Shown after the run: why it came out so.')),
  toldBy: v.optional(
    v.pipe(
      someOf(sentence, 50),
      v.description(
        'How those printed lines of the lab begin that tell the answer: numbers of the text that come from them are covered until the learner has answered. Without it, all lines.',
      ),
    ),
  ),
});

const expected = v.pipe(
  pathEnding('\\.expected\\.txt', 'lab-1.expected.txt'),
  v.description('What the unchanged program prints on the CPU backend.'),
);

const lab = v.strictObject({
  id,
  title: sentence,
  summary: sentence,
  file: v.pipe(fileName('\\.lab\\.[tj]s', 'lab-1.lab.ts'), v.description('The program that learners get a copy of.')),
  expected,
  twin: v.optional(v.pipe(fileName('\\.py', 'lab-1.py'), v.description('The same lab in PyTorch.'))),
  predictions: v.optional(listWithIds(prediction, 50), []),
});

const study = v.strictObject({
  id,
  title: sentence,
  summary: sentence,
  file: pathEnding('\\.lab\\.[tj]s', 'studies/one.lab.ts'),
  expected,
});

const term = v.strictObject({ id, term: sentence, aliases: v.optional(someOf(sentence, 20), []), text: paragraph });

const source = v.pipe(
  v.strictObject({ lab: id, variable: v.optional(variable), line: v.optional(sentence) }),
  v.check(({ variable: name, line }) => (name === undefined) !== (line === undefined), 'must have either variable or line'),
);

const evidence = v.strictObject({
  id,
  title: sentence,
  statement: paragraph,
  shows: v.optional(someOf(source, 20), []),
  prompt: paragraph,
});

/**
 * What the lists of a manifest are made of: such an entry, or a list of them, may stand in a file of its own
 * (`joinFiles.ts`).
 */
export const manifestEntries = { section, lab, study, exercise, idea, term, evidence };

/**
 * `lesson.json`. Everything that a reader of the manifest needs to know stands in the descriptions: editors show them
 * while one types.
 */
export const manifestSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.pipe(v.literal(1, 'must be 1: this version reads no other'), v.description('The version of this format.')),
  id: v.pipe(id, v.description("The name of the lesson's folder.")),
  number: v.pipe(sentence, v.description('As in the course: 6.4.3.')),
  title: sentence,
  summary: v.pipe(sentence, v.description('What the learner will be able to do.')),
  authors: v.pipe(someOf(sentence, 50), v.minLength(1, 'must name somebody')),
  sections: v.optional(listWithIds(section, 200), []),
  labs: v.pipe(
    listWithIds(lab, 500),
    v.check(labs => new Set(labs.map(one => one.file)).size === labs.length, 'must not use a file twice'),
  ),
  studies: v.optional(v.pipe(listWithIds(study, 100), v.description('Programs whose printed lines the text quotes.')), []),
  exercises: v.optional(listWithIds(exercise, 200), []),
  glossary: v.optional(listWithIds(term, 500), []),
  evidence: v.optional(v.pipe(listWithIds(evidence, 50), v.description("Items of the learner's evidence note.")), []),
});

/** What `lesson.json` holds; what a program prints stands in a file of its own beside it. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
