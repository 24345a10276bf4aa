import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineMapper, type TextChange } from '../../../src/extension/labs/lineMapper.ts';
import { amount } from '../../soak.ts';

/** The oracle: a text whose every character remembers the original line it came from; -1 for typed ones. */
class TaggedText {
  private readonly original: string[];
  private readonly lines: { readonly letter: string; readonly origin: number }[][];

  constructor(text: string) {
    this.original = text.split('\n');
    this.lines = this.original.map((line, origin) => [...line].map(letter => ({ letter, origin })));
  }

  get height(): number {
    return this.lines.length;
  }

  widthOf(line: number): number {
    return this.lines[line]?.length ?? 0;
  }

  replace({ startLine, startColumn, endLine, endColumn, text }: TextChange): void {
    const head = this.lines[startLine]!.slice(0, startColumn);
    const tail = this.lines[endLine]!.slice(endColumn);
    const typed = text.split('\n').map(line => [...line].map(letter => ({ letter, origin: -1 })));
    typed[0] = [...head, ...typed[0]!];
    typed.push([...typed.pop()!, ...tail]);
    this.lines.splice(startLine, endLine - startLine + 1, ...typed);
  }

  /** Lines that read as one original line does, with all letters from there (blanks may come from anywhere). */
  wholeLines(): Map<number, number> {
    const found = new Map<number, number>();
    for (const [line, letters] of this.lines.entries()) {
      const written = letters.filter(({ letter }) => letter !== ' ');
      const origin = written[0]?.origin ?? -1;
      const text = letters.map(({ letter }) => letter).join('');
      if (origin >= 0 && text === this.original[origin] && written.every(letter => letter.origin === origin)) found.set(origin, line);
    }
    return found;
  }

  /** Original lines that share `line` with nothing typed and nothing of `origin`. */
  belongsToOthers(line: number, origin: number): boolean {
    const letters = this.lines[line]!.filter(({ letter }) => letter.trim() !== '');
    return letters.length > 0 && letters.every(letter => letter.origin >= 0 && letter.origin !== origin);
  }
}

// Typed letters are capitals, so that typed and original text can never be taken for one another.
const originalLine = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 5 });
const typedText = fc.string({ unit: fc.constantFrom('A', 'B', ' ', '\n'), maxLength: 4 });
const edit = fc.record({ from: fc.nat(), fromColumn: fc.nat(), span: fc.nat(2), toColumn: fc.nat(), text: typedText });

function toChange(
  text: TaggedText,
  wanted: { from: number; fromColumn: number; span: number; toColumn: number; text: string },
): TextChange {
  const startLine = wanted.from % text.height;
  const endLine = Math.min(startLine + wanted.span, text.height - 1);
  const startColumn = wanted.fromColumn % (text.widthOf(startLine) + 1);
  const least = endLine === startLine ? startColumn : 0;
  const endColumn = least + (wanted.toColumn % (text.widthOf(endLine) - least + 1));
  return { startLine, startColumn, endLine, endColumn, text: wanted.text };
}

describe('LineMapper', () => {
  it('never shows a value on a line that is not its own, over thousands of edit sequences', () => {
    fc.assert(
      fc.property(
        fc.array(originalLine, { minLength: 1, maxLength: 7 }),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (lines, edits) => {
          const source = lines.join('\n');
          const oracle = new TaggedText(source);
          const mapper = new LineMapper(source);
          for (const wanted of edits) {
            const change = toChange(oracle, wanted);
            oracle.replace(change);
            mapper.apply([change]);
          }
          expect(mapper.lineCount).toBe(oracle.height);
          const whole = oracle.wholeLines();
          let last = 0;
          for (const [origin, text] of lines.entries()) {
            if (text.trim() === '') continue;
            const mapped = mapper.locate(origin + 1);
            if (mapped === null) continue;
            expect(mapped.line).toBeGreaterThanOrEqual(last);
            last = mapped.line;
            if (mapped.isOld) expect(oracle.belongsToOthers(mapped.line - 1, origin)).toBe(false);
            else expect(whole.get(origin)).toBe(mapped.line - 1);
          }
        },
      ),
      { numRuns: amount(2_000, 10_000), seed: 20 },
    );
  });

  it('keeps every line that an edit elsewhere moved, unmarked', () => {
    fc.assert(
      fc.property(fc.array(originalLine, { minLength: 2, maxLength: 7 }), edit, (lines, wanted) => {
        const oracle = new TaggedText(lines.join('\n'));
        const mapper = new LineMapper(lines.join('\n'));
        const change = toChange(oracle, wanted);
        oracle.replace(change);
        mapper.apply([change]);
        for (const [origin, line] of oracle.wholeLines()) {
          if (lines[origin]!.trim() !== '') expect(mapper.locate(origin + 1)).toEqual({ line: line + 1, isOld: false });
        }
      }),
      { numRuns: amount(2_000, 10_000), seed: 21 },
    );
  });

  const three = 'const a = 1;\nconst b = 2;\nconst c = 3;';
  const typed = (line: number, column: number, text: string): TextChange => ({
    startLine: line,
    startColumn: column,
    endLine: line,
    endColumn: column,
    text,
  });

  it('marks an edited line old, and no longer once the edit is undone', () => {
    const mapper = new LineMapper(three);
    mapper.apply([typed(1, 11, '5')]);
    expect(mapper.locate(2)).toEqual({ line: 2, isOld: true });
    expect(mapper.locate(3)).toEqual({ line: 3, isOld: false });
    mapper.apply([{ startLine: 1, startColumn: 11, endLine: 1, endColumn: 12, text: '' }]);
    expect(mapper.locate(2)).toEqual({ line: 2, isOld: false });
  });

  it('stays on its line when Enter is pressed behind it and moves when it is pressed before it', () => {
    const mapper = new LineMapper(three);
    mapper.apply([typed(1, 12, '\n')]);
    expect(mapper.locate(2)).toEqual({ line: 2, isOld: false });
    mapper.apply([typed(1, 0, '\r\n')]);
    expect(mapper.locate(2)).toEqual({ line: 3, isOld: false });
    expect(mapper.locate(3)).toEqual({ line: 5, isOld: false });
  });

  it('lets go of deleted lines and keeps those below', () => {
    const mapper = new LineMapper(three);
    mapper.apply([{ startLine: 0, startColumn: 0, endLine: 1, endColumn: 0, text: '' }]);
    expect(mapper.locate(1)).toBeNull();
    expect(mapper.locate(2)).toEqual({ line: 1, isOld: false });
  });

  it('sees that a replacement of the whole text changed one line only', () => {
    const mapper = new LineMapper(three);
    mapper.apply([{ startLine: 0, startColumn: 0, endLine: 2, endColumn: 12, text: three.replace('b = 2', 'b = 22') }]);
    expect([1, 2, 3].map(line => mapper.locate(line))).toEqual([
      { line: 1, isOld: false },
      { line: 2, isOld: true },
      { line: 3, isOld: false },
    ]);
  });

  it('applies the changes of several cursors in the order given', () => {
    const mapper = new LineMapper(three);
    mapper.apply([typed(2, 0, '// c\n'), typed(0, 0, '// a\n')]);
    expect([1, 2, 3].map(line => mapper.locate(line)?.line)).toEqual([2, 3, 5]);
  });
});
