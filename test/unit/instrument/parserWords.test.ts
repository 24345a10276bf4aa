import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { amount } from '../../soak.ts';
import { lessonFile } from '../torch/runLabText.ts';

const ending = / (?:Fix it and|Then) run again\.$/u;

async function problems(text: string): Promise<string[]> {
  const result = await compileLab({ name: 'wrong.lab.ts', text });
  return result.ok ? [] : result.problems.map(({ message }) => message.replace(/^Line \d+: /u, '').replace(ending, ''));
}

/** What is wrong, and how what is said of it begins. */
const wrong: readonly (readonly [text: string, said: string])[] = [
  ['print "hello"', "nothing joins 'print' to what follows it."],
  ['x.1;', "nothing joins 'x' to what follows it."],
  ["import { nn } form 'gatescope';", "the word from is missing before 'form'."],
  ["import * from 'gatescope';", "a name is missing before 'from'. Write import * as name from …"],
  ['let x = y ? 1;', "a colon is missing before ';'. A choice is written question ? a : b"],
  ["let x = { 'a' };", "a colon is missing before '}'."],
  ['let f = async (x) { return x };', "an arrow is missing before '{'."],
  ['let x: Array<number = [];', "a > is missing before '='."],
  ['do { } until (x)', 'after the braces of do stands while.'],
  ['try { } catch e { }', "a { is missing before 'e'."],
  ['function f {}', "a ( is missing before '{'."],
  ['class A { forward(x) => x }', "the body of the function is missing before '=>'."],
  ['const x = y[];', 'what is read of a list or tensor stands between the brackets.'],
  ['f(const x = 3);', "a value is missing before 'const'."],
  ['let x = -y ** 2;', '- before a power needs parentheses. Write (-x) ** 2 or -(x ** 2).'],
  ['let enum = 1;', "'enum' is a word of the language."],
  ['let #a = 1;', 'the name of a variable begins without #.'],
  ['function f(#a) {}', 'the name of a parameter begins without #.'],
  ['function f(with) {}', "'with' is a word of the language. Choose another name for the parameter."],
  ['(const k in o) {}', "'const' is a word of the language and no name."],
  ['{ a, b } = x;', 'no statement begins with =. To take an object apart, put parentheses around all of it'],
  ['interface { a: 1 }', 'an interface needs a name.'],
  ['interface A { a 1 }', "in a type stand names and their types, and 'a' is none."],
  ['class A { x 3 }', "nothing joins 'x' to what follows it."],
  ['const o = { : 1 };', "in an object stand names and their values, and ':' is none."],
  ['const a = [;', "in a list stand values with commas between them, and ';' is none."],
  ['function f(, a) {}', "a parameter is missing before ','."],
  ['f`a`b', 'what stands around this text in backticks does not fit.'],
  ['const s = "\\08";', 'octal escapes such as \\1 cannot be used in texts.'],
  ['const s = "\\xq";', 'a digit from 0 to 9 or a to f is missing here.'],
  ['const n = 1_000_;', '_ in a number stands only between two digits.'],
  ['const n = 0b;', 'a digit of 0 and 1 is missing after 0b.'],
  ['const x = “hello”;', 'a text stands in straight quotes. Write \' or " in place of “.'],
  ['const x = 3 × 4;', '× does not multiply here. Write *.'],
  ['const x = 5 – 3;', 'this dash is no minus sign. Write -.'],
  ['const x = a ≤ 3;', 'this sign is written with two characters here. Write <=.'],
  ['const 😀 = 1;', 'the character 😀 means nothing in a program.'],
  ['const x\u200B = 1;', 'this character, which cannot be seen, means nothing in a program.'],
  ['const x = 1 + \\\n  2;', 'a backslash stands only in texts.'],
  ['const a;', 'a const needs its value where it is declared. Write = and the value, or use let.'],
  [
    'const h, c = f(x);',
    'a const needs its value where it is declared. Write = and the value, or use let. To take a list apart, write const [h, c] = ….',
  ],
  ['let [a, b];', 'what is taken apart needs a value.'],
  ['export const;', 'the name of a variable is missing here.'],
  ['const a = 1, ;', 'after the comma stands one more variable.'],
  ['class A extends { }', 'after extends stands the name of a class.'],
  ['class A extends B, C {}', 'a class extends one other at most.'],
  ['class { }', 'a class needs a name.'],
  ['class A { accessor x = 1; }', 'labs cannot use accessor.'],
  ['abstract const x = 1;', 'abstract does not stand before this.'],
  ['import { nn } from gatescope;', 'after from stands the name of a module in quotes.'],
  ['const lstm = new .LSTM({});', 'after new stands the name of a class.'],
];

describe('what the parser says is told in words for a learner', () => {
  it.each(wrong)('%j', async (text, said) => {
    expect((await problems(text))[0]).toContain(said);
  });
});

/** Sentences of TypeScript's and acorn's parsers begin with a capital, and those of this product with a small letter. */
const jargon = /^[A-Z]|' expected/u;
const words =
  '( ) { } [ ] ; , : . = => + const let function class if else for return ` \' " ? 5 x in of await new import export case catch \\ # @ == < > / * ... static get 0 08 1e interface type ?. ?? ** do while try throw switch break with super extends as abstract accessor def None “ – ≤'.split(
    ' ',
  );

it('whatever word is put into a lab or taken out of it, what is said is no parser’s own sentence', async () => {
  const labs = ['lab-1-scalar-lstm.lab.ts', 'lab-3-shapes.lab.ts'].map(lessonFile);
  const tokens = labs.map(text => [...text.matchAll(/[\p{L}\p{N}_$]+|"[^"\n]*"|'[^'\n]*'|=>|[=!<>]=+|[^\s]/gu)]);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(labs.length - 1),
      fc.nat(10_000),
      fc.constantFrom('', ...words),
      fc.boolean(),
      async (which, place, word, isInserted) => {
        const here = tokens[which];
        const found = here?.[place % here.length];
        const text = labs[which] ?? '';
        if (!found) return;
        const end = found.index + (isInserted ? 0 : found[0].length);
        for (const said of await problems(`${text.slice(0, found.index)} ${word} ${text.slice(end)}`)) expect(said).not.toMatch(jargon);
      },
    ),
    { numRuns: amount(150, 4000) },
  );
});
