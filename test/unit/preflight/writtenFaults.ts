import type { Changes } from './exampleLesson.ts';

/** A fault that is planted in the example lesson, and how it is told. */
export interface PlantedFault {
  readonly what: string;
  readonly changes: Changes;
  /** The file where it is told, and what stands on that line; nothing: the first line. */
  readonly at: readonly [file: string, needle?: string];
  readonly says: string;
}

const manifest = 'lesson.json';
const hour = 'sections/one-hour.md';
const day = 'sections/one-day.md';
const code = 'exercises/close-the-hole/exercise.json';
const words = 'exercises/why-level/exercise.json';
const attempts = 'exercises/close-the-hole/attempts.json';
const answers = 'exercises/why-level/answers.json';
const check = 'exercises/checks/close-the-hole.ts';

/** One fault in one file. */
const fault = (what: string, file: string, from: string, to: string, says: string, at = to): PlantedFault => ({
  what,
  changes: { [file]: [[from, to]] },
  at: [file, at],
  says,
});

const inManifest: readonly PlantedFault[] = [
  fault(
    'a comma that is missing',
    manifest,
    '"number": "0.2",',
    '"number": "0.2"',
    'a comma is missing before this',
    '"title": "The leaky',
  ),
  fault('a comma too many', code, 'solution.lab.ts" }]', 'solution.lab.ts" }, ]', 'no comma stands before a closing bracket'),
  fault('a misspelt key', manifest, '"summary": "What stays', '"sumary": "What stays', "Did you mean 'summary'?"),
  fault(
    'a misspelt key in a file of its own',
    code,
    '"starter"',
    '"startr"',
    "startr is not known; check its spelling. Did you mean 'starter'?",
  ),
  fault(
    'a key that stands twice',
    manifest,
    '"id": "day",',
    '"id": "day", "title": "Night",',
    "The key 'title' stands twice",
    '"title": "A day"',
  ),
  fault('a title that is missing', manifest, '"title": "A week",', '', 'studies[0].title is missing', '{\n      "id": "week"'),
  fault(
    'a lab id twice',
    manifest,
    '"id": "day",',
    '"id": "hour",',
    "labs[1].id is 'hour', which labs[0] has already",
    '"id": "hour",\n      "title": "A day"',
  ),
  fault('a section id twice', manifest, '"id": "one-day"', '"id": "one-hour"', 'which sections[0] has already', 'A day of rain'),
  fault(
    'an idea id twice',
    words,
    '"id": "balance"',
    '"id": "share"',
    'which rubric[0] has already',
    '"id": "share",\n      "title": "Where',
  ),
  fault('an id of another folder', manifest, '"id": "leaky-bucket"', '"id": "bucket"', "must be the folder's name"),
  fault('a path that leaves the folder', manifest, '"studies/week.lab.ts"', '"../week.lab.ts"', "leaves the lesson's folder"),
  fault(
    'a part that is not there',
    manifest,
    'why-level/exercise.json',
    'why-levle/exercise.json',
    "Did you mean 'exercises/why-level/exercise.json'?",
  ),
  fault('a lab that is not there', code, '"lab": "hour"', '"lab": "hours"', "but there is no such lab. Did you mean 'hour'?"),
  fault('a twin that is not there', manifest, 'lab-1-hour.py', 'lab-1-our.py', "Did you mean 'lab-1-hour.py'?"),
  fault('a note that shows no line', manifest, '"line": "level"', '"line": "levle"', "begins with 'levle'. Did you mean 'level'?"),
  fault(
    'a note that shows no variable',
    manifest,
    '"variable": "level" }',
    '"variable": "lvel" }',
    "There is no 'lvel' in lab-2-day.lab.ts",
  ),
  fault(
    'a prediction without its variable',
    manifest,
    '"variable": "level",',
    '"variable": "levl",',
    "There is no 'levl' in lab-1-hour.lab.ts",
  ),
  fault('a comparison with nothing', manifest, '"comparedWith": "before"', '"comparedWith": "befor"', "There is no 'befor'"),
  fault(
    'a line that tells nothing',
    manifest,
    '"toldBy": ["level"]',
    '"toldBy": ["gate"]',
    "No line that lab-1-hour.lab.ts prints begins with 'gate'",
  ),
  fault('a word of two entries', manifest, '"aliases": ["keep gate"]', '"aliases": ["level"]', "called 'level', too", '"term": "level"'),
];

const inText: readonly PlantedFault[] = [
  fault('a link to no line', day, 'lab:day#level', 'lab:day#levle', "The link 'lab:day#levle' leads nowhere"),
  fault('a link to no section', hour, 'section:one-day', 'section:one-night', 'leads nowhere'),
  fault('a link to no part', day, '#after-an-hour', '#after-a-day', 'leads nowhere'),
  fault('a link in a question', manifest, 'lab:hour#level', 'lab:hour#lvl', 'labs[0].predictions[0].question: The link'),
  fault('a value nobody printed', hour, '{{hour level}}', '{{hour levels}}', "No printed line has 'levels'"),
  fault('a value of no program', day, '{{week start=0 level}}', '{{weeks start=0 level}}', "There is no lab or study 'weeks'"),
  fault('a value without a name', day, '{{day hour=24 is}}', '{{day}}', 'This is no value'),
  fault('a mark of no line', hour, '\\lab{hour}{keep}', '\\lab{hour}{keeps}', "There is no 'keeps' in the lab 'hour'"),
  fault('a command of no equation', hour, '\\cdot', '\\input', "Equations cannot have '\\input'"),
  fault('a picture that is not there', hour, 'media/bucket.png', 'media/buckets.png', "Did you mean 'media/bucket.png'?"),
  fault(
    'a picture without words',
    hour,
    '![A bucket with a hole, and the water that stays in it]',
    '![]',
    'needs words for readers who cannot see it',
  ),
  fault(
    'a figure nobody knows',
    day,
    'figure gate-valve',
    'figure gate-valves',
    "There is no figure 'gate-valves'. Did you mean 'gate-valve'?",
  ),
  fault(
    'a figure without words',
    day,
    'A slider opens and closes a valve; the number beside it says how much gets through.\n',
    '',
    'needs a text alternative',
    'figure gate-valve',
  ),
  fault('a block of no kind', day, '::: fold', '::: flod', "'flod' is no kind of block. Did you mean 'fold'?"),
  fault(
    'a block that is not closed',
    day,
    'and from a full one {{week start=2 level}}.\n:::',
    'and from a full one {{week start=2 level}}.\n',
    'This block is not closed',
    '::: fold',
  ),
  fault('a part id twice', day, 'fold from-below', 'fold after-an-hour', "The id 'after-an-hour' is used twice", 'fold after-an-hour'),
  fault('a card of nothing', day, ':: lab day', ':: lab night', "There is no lab 'night'"),
  fault(
    'a prediction nobody asks',
    hour,
    'prediction hour level-against-before',
    'prediction hour level',
    "There is no prediction 'level' in a lab 'hour'",
  ),
  fault('HTML', day, 'Try it:', '<b>Try it</b>:', "HTML is shown as text: '<b>'"),
  fault('a character nobody can see', 'lab-2-day.lab.ts', 'let level', 'let\u00ad level', 'U+00AD'),
  fault(
    'a line that is too wide',
    'lab-2-day.lab.ts',
    'hour by hour.',
    'hour by hour, all through the day and on to its very last minute.',
    'at most 64',
  ),
  {
    what: 'a file nobody names',
    changes: { 'sections/two-days.md': 'More.\n' },
    at: ['sections/two-days.md'],
    says: 'Nothing in the lesson names',
  },
  { what: 'a picture of nothing', changes: { 'media/bucket.png': '' }, at: [hour, 'media/bucket.png'], says: 'is empty' },
  {
    what: 'a task that is missing',
    changes: { 'exercises/why-level/task.md': null },
    at: [words, '"task"'],
    says: "there is no 'exercises/why-level/task.md'",
  },
];

const inExercises: readonly PlantedFault[] = [
  fault(
    'a starter without its title',
    'exercises/close-the-hole/start.lab.ts',
    '// Exercise: Close the hole',
    '// Close the hole',
    "'Exercise: Close the hole'",
  ),
  fault(
    'a walkthrough that ends elsewhere',
    'exercises/close-the-hole/step-1.lab.ts',
    'keep = 1.0',
    'keep = 0.99',
    'is not the first solution',
    '',
  ),
  fault(
    'no solution',
    code,
    '"solutions": [{ "title": "A gate of 1", "file": "exercises/close-the-hole/solution.lab.ts" }],',
    '',
    'has no solution',
    '',
  ),
  fault('a mistake nobody makes', attempts, ', "mistake": "no-rain"', '', "No attempt is kept that makes the mistake 'no-rain'", ''),
  fault(
    'a mistake the check does not know',
    attempts,
    '"mistake": "no-rain"',
    '"mistake": "no-rains"',
    "which the check does not know. Did you mean 'no-rain'?",
  ),
  fault(
    'an attempt that changes nothing',
    attempts,
    '"rain = 0.3"',
    '"rain = 0.4"',
    "changes 'rain = 0.4', which is not in the first solution",
  ),
  fault('an attempt with an unknown key', attempts, '"at":', '"on":', "'on' is not known"),
  fault('answers with an unknown key', answers, '"right":', '"rigth":', "'rigth' is not known. Did you mean 'right'?"),
  fault(
    'an answer that is not right',
    answers,
    'When the leak is as much as the rain adds, the level stays.',
    'So it goes.',
    "misses 'balance' in it",
    'So it goes.',
  ),
  fault('an answer that holds more', answers, '["balance"]', '["share"]', 'This answer is kept as one without', '["share"]'),
  fault(
    'an idea that is not there',
    answers,
    '["balance"]',
    '["balanse"]',
    "There is no idea 'balanse' in the rubric. Did you mean 'balance'?",
  ),
  fault(
    'a title that tells the answer',
    words,
    '"title": "Where it comes to rest"',
    '"title": "The rain is as much as the leak"',
    "Who copies this has the idea 'balance'",
  ),
  fault('a hint for no idea', words, '"goal": "balance"', '"goal": "ballance"', "but the rubric has no such idea. Did you mean 'balance'?"),
  fault(
    'a solution in words that is not right',
    'exercises/why-level/solution.md',
    'as much as the rain brings',
    'enough',
    'not right by its own rubric',
    '',
  ),
];

/** Faults that stand in the lesson as it is written: nothing has to run to see them. */
export const writtenFaults = [...inManifest, ...inText, ...inExercises].map(one => {
  if (one.what === 'a mistake nobody makes') return { ...one, at: [check, "'no-rain'"] as const };
  if (one.what.startsWith('a walkthrough')) return { ...one, at: [code, 'step-1.lab.ts'] as const };
  return one.what === 'no solution' ? { ...one, at: [code] as const } : one;
});
