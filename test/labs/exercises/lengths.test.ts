import { describe, expect, it } from 'vitest';
import { checkText, textOf, type EditedSolution } from './attempt.ts';
import { groups } from './attempts.ts';
import { judgeAttempts } from './judgeAttempts.ts';

judgeAttempts(groups.lengths, 2);

describe('where there is time for one seed only', () => {
  const noTime = 1;

  it.each([
    ['longer-sequence', { name: 'learns nothing', edits: [['lr: 0.03', 'lr: 0.00001']] }],
    ['gate-beats-rnn', { name: 'too short', edits: [['const steps = 20;', 'const steps = 9;']] }],
    ['forget-bias', { name: 'learns nothing', edits: [['lr: 0.01', 'lr: 0.00001']] }],
  ] as const satisfies readonly (readonly [string, EditedSolution])[])(
    'nothing is said against an attempt at %s',
    async (exercise, attempt) => {
      const verdict = await checkText(exercise, await textOf(exercise, attempt), noTime);
      expect(verdict).toMatchObject({ kind: 'couldNotRun', goals: [] });
      expect(verdict.message).toContain('no time for several seeds');
    },
  );

  it('one that shows it is enough', async () => {
    expect(await checkText('gate-beats-rnn', await textOf('gate-beats-rnn', { name: 'reference' }), noTime)).toMatchObject({
      kind: 'right',
    });
  });
});
