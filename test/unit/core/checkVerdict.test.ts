import { describe, expect, it } from 'vitest';
import { checkEvent } from '../../../src/core/checked/checkEvent.ts';
import { checkVerdict } from '../../../src/core/checked/checkVerdict.ts';
import type { SubGoal, Verdict } from '../../../src/core/run/verdict.ts';
import { unlooked } from '../../../src/core/run/verdict.ts';

const met: SubGoal = { id: 'labels', title: 'Labels', state: 'met', message: 'All.', line: 3, tolerance: 'within 0.1' };
const missed: SubGoal = { ...met, state: 'missed', tolerance: null };
const mistake = { id: 'label-first', message: 'They follow the first.', line: null };
const right: Verdict = { kind: 'right', message: 'Right.', line: null, goals: [met], mistake: null, notes: ['a'] };
const wrong: Verdict = { ...right, kind: 'notYetRight', goals: [met, missed], mistake };

describe('a verdict from where attempts run', () => {
  it.each([right, wrong, { ...wrong, mistake: null }, unlooked('notStarted', 'Empty.'), unlooked('couldNotRun', 'No.', 4)])(
    '%o passes',
    verdict => {
      expect(checkVerdict(verdict)).toEqual(verdict);
      expect(checkEvent({ kind: 'verdict', verdict })).toEqual({ kind: 'verdict', verdict });
    },
  );

  it.each([
    ['a kind that does not exist', { ...right, kind: 'perfect' }],
    ['right with a missed sub-goal', { ...right, goals: [missed] }],
    ['right with a mistake', { ...right, mistake }],
    ['right without a sub-goal', { ...right, goals: [] }],
    ['wrong with nothing missed', { ...wrong, goals: [met], mistake: null }],
    ['an opinion where nothing was looked at', { ...wrong, kind: 'couldNotRun' }],
    ['a line 0', { ...right, line: 0 }],
    ['no line', { ...right, line: undefined }],
    ['a state that does not exist', { ...right, goals: [{ ...met, state: 'good' }] }],
    ['too many sub-goals', { ...right, goals: Array.from({ length: 65 }, () => met) }],
    ['notes that are no text', { ...right, notes: [1] }],
    ['what is only inherited', Object.create(right) as unknown],
    ['nothing', null],
  ])('%s is refused', (_what, verdict) => {
    expect(checkVerdict(verdict)).toBeNull();
    expect(checkEvent({ kind: 'verdict', verdict })).toBeNull();
  });

  it('cuts long text and drops what is not asked for', () => {
    const long = { ...right, message: 'x'.repeat(5_000), more: 1, goals: [{ ...met, extra: () => 1 }] };
    const found = checkVerdict(long);
    expect(found?.message).toHaveLength(2_048);
    expect(found).not.toHaveProperty('more');
    expect(found?.goals).toEqual([met]);
  });
});
