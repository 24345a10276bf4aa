import { describe, expect, it } from 'vitest';
import { endedCheck } from '../../../src/core/words/endedCheck.ts';
import { exerciseOf } from '../../../src/learning/exerciseOf.ts';
import { hintLadder, hintsAbout } from '../../../src/learning/hintLadder.ts';
import type { Verdict } from '../../../src/core/run/verdict.ts';

const exercises = [
  { id: 'one', title: 'The first', starter: '// Exercise: The first\nconst a = 1;\nconst b = 2;\n' },
  { id: 'one-more', title: 'The second', starter: '// Exercise: The second\nconst c = 3;\nconst d = 4;\n' },
];
const find = (path: string, text: string): string | null => exerciseOf(path, text, exercises)?.id ?? null;

describe('the exercise a file belongs to', () => {
  it.each([
    ['its name', 'lesson/one.lab.ts', '', 'one'],
    ['the longer of two names', 'lesson/one-more.lab.ts', '', 'one-more'],
    ['a part of its name', 'mine/exercise-2-one-more.lab.ts', '', 'one-more'],
    ['its folder', 'C:\\lessons\\one-more\\mine.lab.ts', '', 'one-more'],
    ['its title', 'mine.lab.ts', '// exercise: THE SECOND', 'one-more'],
    ['its lines', 'mine.lab.ts', 'const d = 4;\nconst c = 3; // still\nprint(c);', 'one-more'],
  ])('is told by %s', (_what, path, text, id) => {
    expect(find(path, text)).toBe(id);
  });

  it.each([
    ['of something else', 'mine.lab.ts', 'print(1);'],
    ['as near to both', 'mine.lab.ts', 'const a = 1;\nconst c = 3;'],
    ['whose name only begins alike', 'onerous.lab.ts', 'print(1);'],
  ])('is none for a file %s', (_what, path, text) => {
    expect(find(path, text)).toBeNull();
  });
});

describe('hints', () => {
  const hints = [
    { goal: null, text: 'look' },
    { goal: 'labels', text: 'labels, vaguely' },
    { goal: 'labels', text: 'labels, plainly' },
    { goal: 'upside-down', text: 'turn it' },
  ];
  const verdict = (mistake: string | null, goal: string): Verdict => ({
    ...{ kind: 'notYetRight', message: 'No.', line: null, notes: [] },
    goals: [{ id: goal, title: goal, state: 'missed', message: 'No.', line: null, tolerance: null }],
    mistake: mistake === null ? null : { id: mistake, message: 'No.', line: null },
  });
  const texts = (found: Verdict | null): string[] => hintLadder(hints, found).map(({ text }) => text);

  it('follow what the last check found', () => {
    expect(texts(verdict('upside-down', 'labels'))).toEqual(['turn it', 'labels, vaguely', 'labels, plainly']);
    expect(texts(verdict(null, 'labels'))).toEqual(['labels, vaguely', 'labels, plainly']);
  });

  it('say which sub-goal they are for', () => {
    expect(hintsAbout(hints, verdict('upside-down', 'labels'))).toBe('labels');
    expect(hintsAbout(hints, verdict(null, 'labels'))).toBe('labels');
    expect(hintsAbout(hints, verdict('unknown', 'length'))).toBeNull();
    expect(hintsAbout(hints, null)).toBeNull();
  });

  it('are none where all is right', () => {
    const right: Verdict = { ...verdict(null, 'labels'), kind: 'right', goals: [] };
    expect(texts(right)).toEqual([]);
    expect(hintsAbout(hints, right)).toBeNull();
  });

  it('are general where nothing was checked, or nothing is known of it', () => {
    expect(texts(null)).toEqual(['look']);
    expect(texts(verdict('unknown', 'length'))).toEqual(['look']);
  });
});

describe('a check that ended without a verdict', () => {
  it.each([
    ['time', 'still running after 10.0 s'],
    ['user', 'it was cancelled'],
    ['memory', 'ran out of memory'],
    ['lost', 'stopped answering'],
    ['closed', 'was closed'],
    ['replaced', 'took its place'],
  ] as const)('by %s could not run, and says so', (reason, words) => {
    const verdict = endedCheck({ status: 'stopped', ms: 10_000, reason }, 7);
    expect(verdict).toMatchObject({ kind: 'couldNotRun', line: 7, goals: [] });
    expect(verdict.message).toContain(words);
  });

  it('by its own fault says what that was', () => {
    const error = { name: 'Error', message: 'the check program failed: x is not a function', frames: [] };
    expect(endedCheck({ status: 'failed', ms: 1, error }, null).message).toBe(
      'The check could not run: the check program failed: x is not a function.',
    );
    expect(endedCheck({ status: 'finished', ms: 1 }, null).kind).toBe('couldNotRun');
  });
});
