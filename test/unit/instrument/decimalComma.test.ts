import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function messages(text: string): Promise<string[]> {
  const result = await compileLab({ name: 'my.lab.ts', text });
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

const library = "import { exp as e, sigmoid, manualSeed, print, round, zeros } from 'gatescope';\n";

describe('a number that is written with a comma', () => {
  it.each([
    ['in an object', 'const o = { lr: 0,03 };', '0.03'],
    ['in an object, with no zero after the comma', 'const o = { lr: 0,5 };', '0.5'],
    ['in an object, before another property', 'const o = { lr: 0,25, momentum: 1 };', '0.25'],
    ['in a declaration', 'let x = 0,5;', '0.5'],
    ['in a constant', 'const x = 12,75;', '12.75'],
    ['in a field', 'class A { x = 0,5; }', '0.5'],
    ['in a default', 'const f = (lr = 0,5) => lr;', '0.5'],
    ['handed to a function, as what looks like an octal number', 'print(0,05);', '0.05'],
    ['in a condition', 'const x = a ? 0,5 : 1;', '0.5'],
  ])('%s is told where the language refuses it', async (_what, text, meant) => {
    expect(await messages(text)).toEqual([
      `Line 1: a number has no comma in it. Write ${meant} for the decimal number. Fix it and run again.`,
    ]);
  });

  it('may have meant thousands', async () => {
    expect(await messages('\nlet x = 1,000;')).toEqual([
      'Line 2: a number has no comma in it. Write 1.000 for the decimal number, or 1000 for the thousands. Fix it and run again.',
    ]);
  });

  it.each([
    ['an assignment', 'let x = 1;\nx = 0,5;', 'Write 0.5 for'],
    ['a product', 'let x = 1;\nx = 2 * 0,5;', 'Write 0.5 for'],
    ['what a function gives', '\nconst f = () => { return 0,5; };', 'Write 0.5 for'],
    ['the body of an arrow', '\nconst f = (x: number) => (x * 1,5);', 'Write 1.5 for'],
    [
      'one too many for sigmoid',
      `${library}print(sigmoid(0,5));`,
      'sigmoid takes one value, and here are two: 0 and 5. Was a decimal point meant: 0.5?',
    ],
    [
      'one too many for what was renamed',
      `${library}e(-1,5);`,
      'exp takes one value, and here are two: -1 and 5. Was a decimal point meant: -1.5?',
    ],
    ['one too many for a seed', `${library}manualSeed(4, 2);`, 'manualSeed takes one value, and here are two: 4 and 2. Take'],
  ])('is told where the language takes it for something else: %s', async (_what, text, said) => {
    const found = await messages(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`Line 2: `);
    expect(found[0]).toContain(said);
  });

  it.each([
    'const x = (0,5); const shape = (2, 3);',
    'const x = [0,5]; const o = { a: 1,2: 3 };',
    `${library}zeros(2,3); print(0,5); round(2,5); [1, 2].map(sigmoid);`,
    'const f = (a: number, b: number) => a + b; f(0,5); Math.max(0,5);',
    'for (let i = 0, j = 10; i < j; i++, j--) f(i); function f(_: number) {}',
    'const o = { f() { return 1; } }; (0, o.f)();',
    'let a = 0, b = 5; a = 1, b = 2;',
    "const s = '0,5'; const t = `1,5 ${s}`; const r = /0,5/; // 0,5",
    'const layer1 = 1; let y; y = (layer1, 5);',
    'type Shape = [0,5]; const s: Shape = [0,5];',
    'const sigmoid = (a: number, b: number) => a + b; sigmoid(0,5);',
  ])('is none in %s', async text => {
    expect(await messages(text)).toEqual([]);
  });

  it.each([
    [
      'const a = [1,2;',
      'Line 1: a comma or ] is missing after the array that begins on line 1. Write the comma between two of its parts, or ] at its end. Fix it and run again.',
    ],
    ['print(1,2', 'Line 1: a ) is missing at the end. Write it there. Fix it and run again.'],
    [
      'const x = 010;',
      'Line 1: a number does not begin with 0 here. Write 10 without the 0, 0.10 for a decimal number, or 0o10 for an octal one. Fix it and run again.',
    ],
  ])('is none in %s, which is wrong in another way', async (text, message) => {
    expect(await messages(text)).toContain(message);
  });
});
