import type { TaskView } from '../../../src/core/channels/taskView.ts';
import type { Inline } from '../../../src/core/lesson/lessonDocument.ts';
import type { SubGoal, Verdict } from '../../../src/core/run/verdict.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const code = (words: string): Inline => ({ kind: 'code', text: words });

/** An exercise that was just opened. */
export const task: TaskView = {
  ...{ key: 'task-0', title: 'Close the forget gate', fileName: 'exercise-forget-gate.lab.ts', isInWords: false },
  asked: [
    {
      kind: 'paragraph',
      content: [text('Take Lab 1’s step and give the forget gate the score '), code('-1.0'), text(' in place of '), code('1.0'), text('.')],
    },
    { kind: 'paragraph', content: [text('How much of the new memory is still old, and what takes its place?')] },
    { kind: 'list', start: 1, items: [[{ kind: 'paragraph', content: [text('Look at '), code('cT'), text('.')] }]] },
  ],
  check: { state: 'none' },
  hints: { taken: [], left: 2, about: null },
  walkthrough: { steps: [], total: 1, answer: null },
  others: [],
  next: null,
};

const goal = (id: string, title: string, change: Partial<SubGoal> = {}): SubGoal => ({
  ...{ id, title, state: 'met', message: `${title}: there it is.`, line: null, tolerance: null },
  ...change,
});

const missed: Verdict = {
  kind: 'notYetRight',
  message: 'The forget gate is still 0.7311: its score is still 1.0.',
  line: 9,
  goals: [
    goal('runs', 'The program runs'),
    goal('forget-gate', 'The forget gate is sigmoid(-1.0)', {
      ...{ state: 'missed', message: 'The forget gate is 0.7311, not 0.2689.', line: 9, tolerance: 'within 0.000001' },
    }),
    goal('memory', 'The new memory c_t follows from the new gate', { state: 'notReached', message: '' }),
  ],
  mistake: { id: 'unchanged-gate', message: 'The forget gate is still 0.7311: its score is still 1.0.', line: 9 },
  notes: ['The memory came out as 0.9787.'],
};

const hint: readonly Inline[] = [
  text('A gate is the sigmoid of its score. The score of '),
  code('forgetGate'),
  text(' becomes '),
  code('-1.0'),
  text('.'),
];

/** Checked, and not yet right; a hint was taken. */
export const wrongTask: TaskView = {
  ...task,
  check: { state: 'checked', verdict: missed, isEdited: false },
  hints: { taken: [[text('Only one number of the program has to change.')], hint], left: 1, about: 'The forget gate is sigmoid(-1.0)' },
};

/** Passed: all of the walkthrough was read, and there are other answers. */
export const passedTask: TaskView = {
  ...wrongTask,
  check: {
    state: 'checked',
    verdict: {
      ...{ kind: 'right', message: 'Right: the forget gate is 0.2689 and the memory 0.6090.', line: null, mistake: null },
      ...{ goals: missed.goals.map(one => ({ ...one, state: 'met', line: null })), notes: [] },
    },
    isEdited: false,
  },
  walkthrough: {
    steps: [
      {
        title: 'Give the forget gate another score',
        text: [text('The score goes from '), code('1.0'), text(' to '), code('-1.0'), text('.')],
      },
    ],
    total: 1,
    answer: [{ kind: 'paragraph', content: [text('The forget gate falls from 0.7311 to 0.2689, so the old memory gives less.')] }],
  },
  others: ['As a function of the scores, before and after', 'All gates at once'],
  next: { kind: 'exercise', title: 'Train an LSTM in place of a GRU' },
};
