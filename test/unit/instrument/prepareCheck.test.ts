import { describe, expect, it } from 'vitest';
import { compileCheck } from '../../../src/instrument/compileCheck.ts';
import { isSameProgram } from '../../../src/instrument/reading/isSameProgram.ts';
import { prepareCheck } from '../../../src/instrument/prepareCheck.ts';

const starter = `// What to do.
import { print, type Tensor } from 'gatescope';
class A extends Object { x: number = 1; }
const a = -1.0, text = \`\${a} b\`;
function f(x: Tensor): number { return x ? a : 2; }
print(a, "b", text, f, new A());
`;

describe('the same program', () => {
  it.each([
    ['itself', starter],
    ['without comments', starter.replaceAll(/\/\/.*\n/gu, '')],
    ['in one line', starter.replace('// What to do.', '').replaceAll('\n', ' ')],
    ['with other quotes', starter.replaceAll('"b"', "'b'")],
    ['with empty statements', starter.replaceAll(';\n', ';;\n')],
    ['with other types', starter.replace('x: number', 'x').replace('): number', '): 1 | 2')],
    ['with other parentheses', starter.replace('print(a, ', 'print((a), ').replace('return x ?', 'return (x) ?')],
    ['with carriage returns', starter.replaceAll('\n', '\r\n')],
  ])('is %s', (_what, text) => {
    expect(isSameProgram(text, starter)).toBe(true);
  });

  it.each([
    ['with another number', starter.replace('1.0', '2.0')],
    ['without the minus', starter.replace('-1.0', '1.0')],
    ['with another sign', starter.replace('-1.0', '+1.0')],
    ['with another name', starter.replaceAll('text', 'words')],
    ['with another base class', starter.replace('extends Object', 'extends Array')],
    ['with one statement more', `${starter}print(1);`],
    ['with let for const', starter.replace('const', 'let')],
    ['with another text in a template', starter.replace('} b', '} c')],
    ['that cannot be read', starter.replace('return', 'return return')],
    ['that is empty', ''],
  ])('is not one %s', (_what, text) => {
    expect(isSameProgram(text, starter)).toBe(false);
  });
});

describe('a check made ready', () => {
  const check = { name: 'check.ts', text: "import { findModel } from 'gatescope/check';\nexport const goals = [findModel];\n" };

  it('puts the program below the attempt, whose lines stay the first', async () => {
    const attempt = { name: 'mine.lab.ts', text: 'const a = 1;\nfunction f() {\n  return a;\n}\nclass B {}\nf();\n' };
    const compiled = await compileCheck({ attempt, check });
    if (!compiled.ok) throw new Error('It should compile.');
    const { lab } = compiled;
    expect(lab.code.indexOf('const $gatescopeLab=')).toBe(0);
    const [program] = lab.check?.files ?? [];
    const lines = lab.code.split('\n');
    expect(lines[(program?.startLine ?? 0) - 1]).toContain('const $gatescopeCheck=');
    expect(lab.sites.map(({ name }) => name)).toEqual(expect.arrayContaining(['a', 'f', 'B']));
  });

  it('knows the lines that give properties their values', async () => {
    const text =
      "const guess: Record<string, number> = {\n  a: 1,\n  'b': 2,\n};\nguess.c = 3;\nguess['a'] = 4;\nif (guess.c === 5) guess.d += 6;\nclass G { e = 7; get f() { return 8; } }\n";
    const compiled = await compileCheck({ attempt: { name: 'mine.lab.ts', text }, check });
    expect(compiled.ok && Object.fromEntries(compiled.lab.check?.keyLines ?? [])).toEqual({ a: 6, b: 3, c: 5, e: 8, f: 8 });
  });

  it('lets each number be changed that is a value, outside of indices and the heads of loops', async () => {
    const text = `const a: 1 | 2 = 1;
const list = { 3: -4, b: [5.5, 0x6] };
for (let i = 7; i < 8; i += 9) a;
while (a > 10) break;
for (const one of list.b) one.toFixed(11);
const f = (x = 12): number => x as 13;
class C { 14 = 15; }
list.b[0];
`;
    const compiled = await compileCheck({ attempt: { name: 'mine.lab.ts', text }, check });
    if (!compiled.ok) throw new Error('It should compile.');
    const { code } = compiled.lab;
    const numbers = [...code.matchAll(/\$g\.c\((\d+),([^)]+)\)/gu)].map(([, place, number]) => [Number(place), number]);
    expect(numbers).toEqual(['1', '4', '5.5', '0x6', '11', '12', '15'].map((number, place) => [place, number]));
    expect(compiled.lab.check?.numberCount).toBe(numbers.length);
  });

  it.each([
    ['an empty file', '', 'notStarted'],
    ['comments alone', '// Later.\n', 'notStarted'],
    ['the starter', `${starter}\n// Hm.`, 'notStarted'],
    ['what cannot be read', 'const = 1;', 'couldNotRun'],
    ['what imports what checks import', "import { findModel } from 'gatescope/check';\nfindModel;", 'couldNotRun'],
  ])('has its verdict at once for %s', async (_what, text, kind) => {
    const prepared = await prepareCheck({ starter, attempt: { name: 'mine.lab.ts', text }, check });
    expect(prepared.verdict).toMatchObject({ kind, goals: [] });
  });

  it('does not blame the learner for a check that cannot be read', async () => {
    const broken = { name: 'check.ts', text: 'export const = 1;' };
    const prepared = await prepareCheck({ starter, attempt: { name: 'mine.lab.ts', text: 'const a = 1;' }, check: broken });
    expect(prepared.verdict).toMatchObject({ kind: 'couldNotRun', line: null });
    expect(prepared.verdict?.message).toContain('its program cannot be read');
  });
});
