import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLines } from '../../../src/core/comparing/alignLines.ts';
import { addLines, emptyConsole, type ConsoleText } from '../../../src/core/words/consoleText.ts';
import { differenceOf } from '../../../src/core/comparing/lineDifference.ts';
import { changeSummary, diffOutput, diffSummary, isAsExpected } from '../../../src/core/comparing/outputDiff.ts';

const printed = (...lines: readonly string[]): ConsoleText => addLines(emptyConsole, { from: 0, lines }, lines.length);
const lab = ['scalar_lstm_lab', 'forget_gate  0.7311', 'c_t          0.9787'];
const kinds = (expected: readonly string[], actual: readonly string[], isComplete = true): string[] =>
  diffOutput(expected, printed(...actual), isComplete).rows.map(row => row.kind);

describe('diffOutput', () => {
  it('finds equal output equal', () => {
    const diff = diffOutput(lab, printed(...lab), true);
    expect(isAsExpected(diff)).toBe(true);
    expect(diffSummary(diff)).toBe('Output as expected: all 3 lines are the same.');
  });

  it('does not mind empty lines at the end of either', () => {
    expect(isAsExpected(diffOutput([...lab, ''], printed(...lab), true))).toBe(true);
    expect(isAsExpected(diffOutput(lab, printed(...lab, '', ''), true))).toBe(true);
  });

  it('minds every other byte', () => {
    expect(isAsExpected(diffOutput(lab, printed(...lab.with(0, 'scalar_lstm_lab ')), true))).toBe(false);
    expect(isAsExpected(diffOutput(lab, printed('', ...lab), true))).toBe(false);
    expect(isAsExpected(diffOutput(lab, printed(...lab.slice(0, 2)), true))).toBe(false);
    expect(isAsExpected(diffOutput(lab, printed(...lab), false))).toBe(false);
  });

  it('marks one line more without making the others differ', () => {
    expect(kinds(lab, ['hello', ...lab])).toEqual(['extra', 'equal', 'equal', 'equal']);
  });

  it('marks one line less without making the others differ', () => {
    expect(kinds(lab, lab.slice(1))).toEqual(['missing', 'equal', 'equal']);
  });

  it('pairs lines that differ only in their numbers', () => {
    expect(kinds(lab, ['scalar_lstm_lab', 'note', 'forget_gate  0.2689', 'c_t          0.6090'])).toEqual([
      'equal',
      'extra',
      'differs',
      'differs',
    ]);
  });

  it('waits for lines that are still to come', () => {
    const diff = diffOutput(lab, printed(lab[0] ?? ''), false);
    expect(diff.rows.map(row => row.kind)).toEqual(['equal', 'toCome', 'toCome']);
    expect(diffSummary(diff)).toBe('1 of 3 lines as expected so far.');
    expect(kinds(lab, [], false)).toEqual(['toCome', 'toCome', 'toCome']);
    expect(kinds(lab, [], true)).toEqual(['missing', 'missing', 'missing']);
  });

  it('says what is wrong in one sentence', () => {
    const diff = diffOutput(lab, printed('scalar_lstm_lab', 'forget_gate  0.2689', 'x', 'y'), true);
    expect(diffSummary(diff)).toMatch(/^1 of 3 lines as expected, 2 lines differ, 1 line more than expected\.$/);
  });

  it('counts a flood instead of comparing it', () => {
    const flood = addLines(printed(...lab), { from: 3, lines: Array.from({ length: 30_000 }, (_, i) => String(i)) }, 30_003);
    const diff = diffOutput(lab, flood, true);
    expect(diff.counts).toMatchObject({ equal: 3, extra: 30_000 });
    expect(diff.rows.length).toBeLessThan(300);
    expect(diff.restFrom + diff.counts.extra - diff.rows.filter(row => row.kind === 'extra').length).toBe(30_003);
  });

  it('counts every line once, whatever was printed', () => {
    const anyLines = fc.array(fc.constantFrom('a', 'b 1', 'b 2', 'c 0.5', 'c 0.6', 'd', ''), { maxLength: 14 });
    fc.assert(
      fc.property(anyLines, anyLines, fc.boolean(), (expected, actual, isComplete) => {
        const { rows, counts } = diffOutput(expected, printed(...actual), isComplete);
        const wanted = expected.slice(0, expected.findLastIndex(line => line !== '') + 1);
        const got = isComplete ? actual.slice(0, actual.findLastIndex(line => line !== '') + 1) : actual;
        expect(counts.equal + counts.differs + counts.missing + counts.toCome).toBe(wanted.length);
        expect(
          rows.flatMap(row => (row.kind === 'equal' || row.kind === 'extra' ? [row.text] : row.kind === 'differs' ? [row.actual] : [])),
        ).toEqual(got);
        if (isComplete) expect(counts.toCome).toBe(0);
      }),
    );
  });
});

describe('alignLines', () => {
  it('goes by line numbers where the texts are too long to compare', () => {
    const rows = alignLines(
      Array.from({ length: 1_000 }, () => 'a'),
      Array.from({ length: 1_001 }, () => 'b'),
      false,
    );
    expect(rows).toHaveLength(1_001);
    expect(rows.at(-1)).toEqual([null, 1_000]);
  });
});

describe('differenceOf', () => {
  const marked = (expected: string, actual: string): string[] => {
    const { expected: e, actual: a } = differenceOf(expected, actual);
    return [expected.slice(e.start, e.end), actual.slice(a.start, a.end)];
  };

  it('marks the whole number, not the last digit of it', () => {
    expect(marked('forget_gate  0.7311', 'forget_gate  0.7315')).toEqual(['0.7311', '0.7315']);
  });

  it('marks nothing of a side that only lacks something', () => {
    expect(marked('final_acc', 'final_acc 1.0')).toEqual(['', ' 1.0']);
  });

  it('says by how much numbers differ, in the decimals they show', () => {
    const by = (expected: string, actual: string): (string | null)[] => differenceOf(expected, actual).numbers.map(number => number.by);
    expect(by('f 0.7311', 'f 0.7315')).toEqual(['0.0004 more']);
    expect(by('f 0.7311', 'f -0.2')).toEqual(['0.9311 less']);
    expect(by('epoch 1 loss 0.7465 acc 0.431', 'epoch 1 loss 0.7466 acc 0.425')).toEqual(['0.0001 more', '0.006 less']);
    expect(by('loss 1e-5', 'loss 3e-5')).toEqual(['0.00002 more']);
    expect(by('acc 1.0', 'acc 1.00')).toEqual(['the same value, written differently']);
    expect(by('loss 0.5', 'loss nan')).toEqual([null]);
    expect(by('loss 0.5', 'lost 0.6')).toEqual([]);
  });

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (expected, actual) => {
        for (const part of marked(expected, actual)) expect(part).not.toMatch(/\p{Surrogate}/u);
        const { expected: e, actual: a } = differenceOf(expected, actual);
        expect(expected.slice(0, e.start)).toBe(actual.slice(0, a.start));
        expect(expected.slice(e.end)).toBe(actual.slice(a.end));
      }),
    );
  });
});

describe('what has changed since the last run', () => {
  const told = (before: readonly string[], now: readonly string[]): string =>
    changeSummary(diffOutput(before, { blocks: [{ from: 0, lines: now }], total: now.length }, true));

  it('is told in one sentence, in which nothing is a mistake', () => {
    expect(told(['a 1', 'b 2'], ['a 1', 'b 2', ''])).toBe('Printed the same 2 lines as your last run.');
    expect(told(['a 1'], ['a 1'])).toBe('Printed the same line as your last run.');
    expect(told(['a 1', 'b 2'], ['a 1', 'b 3'])).toBe('Since your last run: 1 line differs.');
    expect(told(['a 1', 'gone'], ['a 2', 'a 1', 'other words here', 'more still'])).toMatch(
      /^Since your last run: .*\d lines? (is|are) new/u,
    );
    expect(told(['a 1', 'b 2', 'c 3'], ['a 1'])).toBe('Since your last run: 2 lines are gone.');
  });
});
