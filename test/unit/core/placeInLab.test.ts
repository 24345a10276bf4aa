import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineInCode, lineInLab } from '../../../src/core/source/placeInLab.ts';

const anyFiles = fc
  .array(fc.record({ gap: fc.nat(3), lineCount: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 4 })
  .map(parts => {
    let next = 1;
    return parts.map(({ gap, lineCount }, index) => {
      const file = { name: `${String(index)}.ts`, startLine: next + gap, lineCount };
      next += gap + lineCount;
      return file;
    });
  });

it('leads from every line of every file to the code and back, and from no other line', () => {
  fc.assert(
    fc.property(anyFiles, files => {
      const codeLines = new Set<number>();
      files.forEach(({ lineCount }, file) => {
        for (let line = 1; line <= lineCount; line++) {
          const codeLine = lineInCode(files, { file, line });
          codeLines.add(codeLine);
          expect(lineInLab(files, { line: codeLine, column: 1 })).toEqual({ file, line });
        }
      });
      for (let line = 0; line < 60; line++) if (!codeLines.has(line)) expect(lineInLab(files, { line, column: 1 })).toBeNull();
    }),
  );
  expect(lineInLab([], { line: 1, column: 1 })).toBeNull();
  expect(lineInLab([{ name: 'a.ts', startLine: 1, lineCount: 1 }], undefined)).toBeNull();
});
