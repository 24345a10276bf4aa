import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineMapper } from '../../../src/extension/labs/lineMapper.ts';
import { textChanges } from '../../../src/extension/labs/textChanges.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'let x = 1;', 'let x = 2;', '', '  '), { minLength: 1, maxLength: 9 });
const lineEnd = fc.constantFrom('\n', '\r\n');

function follow(before: string, now: string): LineMapper {
  const mapper = new LineMapper(before);
  mapper.apply(textChanges(before, now));
  return mapper;
}

it('makes the one text of the other, whatever they are, and finds no line where another stands', () => {
  fc.assert(
    fc.property(lines, lines, lineEnd, (before, now, end) => {
      const mapper = follow(before.join(end), now.join(end));
      expect(Array.from({ length: mapper.lineCount }, (_, i) => mapper.textAt(i + 1))).toEqual(now);
      for (const [i, line] of before.entries()) {
        const found = mapper.locate(i + 1);
        if (found && !found.isOld) expect(now[found.line - 1]).toBe(line);
      }
    }),
  );
});

it('finds the lines between two edits', () => {
  const mapper = follow('one\ntwo\nthree\nfour\nfive', 'zero\none\ntwo\nthree\n4\nfive');
  expect([1, 2, 3, 5].map(line => mapper.locate(line))).toEqual([2, 3, 4, 6].map(line => ({ line, isOld: false })));
});

it('loses the lines that are gone', () => {
  expect(follow('one\ntwo\nthree', 'one\nthree').locate(2)).toBeNull();
  expect(follow('one\ntwo', '').locate(2)).toBeNull();
});
