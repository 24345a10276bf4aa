import { vi } from 'vitest';
import type { Exercise, Lesson } from '../../../../src/core/lesson/lesson.ts';
import type { SubGoal, Verdict } from '../../../../src/core/run/verdict.ts';
import { sampleLesson } from '../../lesson/sampleLesson.ts';

export const starter = '// Exercise: Close it\nconst gate = sigmoid(1);\n';
export const solution = 'const gate = sigmoid(-1);\n';

export const codeExercise: Exercise = {
  ...{ id: 'close-it', title: 'Close it', summary: 'Close the gate.', kind: 'code', extra: false, lab: 'one' },
  ...{
    task: 'close/task.md',
    starter: 'close/start.lab.ts',
    check: 'checks/close.ts',
    answer: 'close/answer.md',
    rubric: [],
    subjects: [],
  },
  hints: [
    { goal: null, text: 'Look around.' },
    { goal: null, text: 'Look at `gate`.' },
    { goal: 'gate', text: 'Its score.' },
    { goal: 'gate', text: 'The score is `-1`.' },
  ],
  walkthrough: [
    { title: 'First', text: 'Find `gate`.', file: 'close/step-1.lab.ts' },
    { title: 'Second', text: 'Change it.', file: 'close/solution.lab.ts' },
  ],
  solutions: [
    { title: 'Reference', file: 'close/solution.lab.ts' },
    { title: 'Shorter', file: 'close/shorter.lab.ts' },
  ],
};

export const wordsExercise: Exercise = {
  ...codeExercise,
  ...{ id: 'why', title: 'Why', kind: 'words', check: null, starter: 'why/start.md', answer: 'why/answer.md', hints: [], walkthrough: [] },
  rubric: [{ id: 'one', title: 'One gate', words: [['one', 'gate']], wrong: [], unless: [], it: null, missing: 'How many gates?' }],
  subjects: [],
};

export const lesson: Lesson = { ...sampleLesson, exercises: [codeExercise, wordsExercise] };

/** The lesson's files below `/extension/labs/mine`. */
export const lessonFiles: Readonly<Record<string, string>> = {
  'close/start.lab.ts': starter,
  'close/step-1.lab.ts': 'step 1',
  'close/solution.lab.ts': solution,
  'close/shorter.lab.ts': 'shorter',
  'close/task.md': 'Close the gate.',
  'close/answer.md': 'It closes.',
  'checks/close.ts': 'the check',
  'why/start.md': '# Why?\n\n---\n',
  'why/answer.md': 'One gate.',
};

export const logs = () => ({ error: vi.fn(), info: vi.fn(), debug: vi.fn(), warn: vi.fn() });

const goal = (change: Partial<SubGoal> = {}): SubGoal => ({
  ...{ id: 'gate', title: 'The gate', state: 'missed', message: 'The gate is 0.73.', line: 2, tolerance: 'within 0.1' },
  ...change,
});

export const wrong: Verdict = {
  ...{ kind: 'notYetRight', message: 'Not yet: the gate is 0.73.', line: 2, notes: [] },
  ...{
    goals: [goal(), goal({ id: 'output', title: 'The output', state: 'notReached', message: '', line: null, tolerance: null })],
    mistake: null,
  },
};

export const right: Verdict = { ...wrong, kind: 'right', message: 'Right.', line: null, goals: [goal({ state: 'met', line: null })] };
