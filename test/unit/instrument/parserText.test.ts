import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function problems(text: string): Promise<string[]> {
  const result = await compileLab({ name: 'wrong.lab.ts', text });
  if (result.ok) throw new Error('It compiles.');
  return result.problems.map(({ line, column, message }) => {
    // The line in the sentence is that of the place.
    expect(message.startsWith(`Line ${String(line)}: `)).toBe(true);
    return `${String(line)}:${String(column)} ${message.replace(/^Line \d+: /u, '')}`;
  });
}

const early = (opener: number, last: number): string =>
  `this } closes the { of line ${String(opener)} already, and so the } of line ${String(last)} closes nothing. Take this one out, or write it where the part ends.`;

const list = (what: string, closer: string): string =>
  `a comma or ${closer} is missing after ${what}. Write the comma between two of its parts, or ${closer} at its end.`;

/** What is wrong, and all that is said of it: where, and in which words. */
const wrong: readonly (readonly [text: string, said: string])[] = [
  ["f('a' // why\n\n/* and how */\nconst x = 1;", `1:6 ${list('the arguments of the call that begins on line 1', ')')}`],
  ['const a = [\n  1,\n  2\nconst b = 2;', `3:4 ${list('the array that begins on line 1', ']')}`],
  ['const a = [1] print(a)', "1:15 a line break is missing before 'print', or a comma between two variables. Write one of them."],
  ['const a = f(1) g(2)', "1:16 a line break is missing before 'g', or a comma between two variables. Write one of them."],
  ['const a = (1 + 2\nconst b = 3;', '1:17 a ) is missing at the end of this line. Write it there.'],
  ['function f(x {\n  return x;\n}', `1:14 ${list('the parameters of the function that begins on line 1', ')')}`],
  ['for (let i = 0; i < 3; i++ {\n  f(i);\n}', "1:28 a ) is missing before '{'. Write it there."],
  ['while (true {\n}', "1:13 a ) is missing before '{' for the ( on line 1. Write it there."],
  ['if x > 1 {\n}', '1:4 after if, what it asks stands in parentheses. Write if (…) { … }.'],
  ['let n = 1;\nwhile n < 3 { n++ }', '2:7 after while, what it asks stands in parentheses. Write while (…) { … }.'],
  ['function f() {\n  return 1;\n\nconst y = f();', '4:15 a } is missing at the end for the { on line 1. Write it there.'],
  ['const o = { a: 1 b: 2 };', `1:18 ${list('the object that begins on line 1', '}')}`],
  ['const f = () => { return 1; }}', '1:30 this } closes nothing. Take it out, or write what it closes before it.'],
  ['const f = () => {\n  g();\n}\n}\n', '4:1 this } closes nothing. Take it out, or write what it closes before it.'],
  ['for (const x of X) {\n  f(x);\n}\n  g(x);\n}\n', `3:1 ${early(1, 5)}`],
  ['class A {\n  a = 1;\n}\n  f(x) {\n    return x;\n  }\n}\n', `3:1 ${early(1, 7)}`],
  ['class A {\n  f(x) {\n    g(`${x}}`); }\n    return x;\n  }\n}\n', `3:17 ${early(2, 6)}`],
  [
    "class A {\n  clean(t) {\n    return t.replace(/}/g, '');\n  }\n  other() {\n    return 1;\n  }\n}\nconst x = ;\n",
    "9:11 a value is missing before ';'. Write it, or take out the sign that asks for it.",
  ],
  ['function f() {}\n  return 1;\n}\n', `1:15 ${early(1, 3)}`],
  ['function f() {\n  while (a) {\n    g();\n    }\n    h();\n  }\n}\n}\n', `4:5 ${early(2, 7)}`],
  ['function f() {\n  while (a) {\n    g(); }\n  }\n  h();\n}\n', `3:10 ${early(2, 6)}`],
  ['f({\n  a: 1,\n})\n  .then(g);\nif (a) {\n  b();\n}\n}\n', '8:1 this } closes nothing. Take it out, or write what it closes before it.'],
  ['f(1));\nf(2);', '1:5 this ) closes nothing. Take it out, or write what it closes before it.'],
  ['let x = ;', "1:9 a value is missing before ';'. Write it, or take out the sign that asks for it."],
  ['const x = 1 +', '1:14 a value is missing before the end. Write it, or take out the sign that asks for it.'],
  ['const f = x = > x + 1;', '1:15 an arrow is written => without a space.'],
  ['const x == 1;', '1:9 a variable is given its value with a single =. Write one.'],
  ['const const = 1;', "1:7 'const' is a word of the language. Choose another name for the variable."],
  ['let x = 1;\nconst s = `abc ${x}\nlet y = 2;\n', '2:11 the text in backticks has no end. Write the ` that ends it.'],
  ['let x = 1;\n/* never ends\nlet y = 2;\n', '2:1 the comment that begins here has no end. Write */ after it.'],
  ['let x = 1;\nelse { x = 2 }', '2:1 this else has no if. It follows the } of its if directly: if (…) { … } else { … }.'],
  ['let x = 1 2', "1:11 a line break is missing before '2', or a comma between two variables. Write one of them."],
  ['let x; x = 1 2', "1:14 a line break or an operator is missing before '2'. Put each statement on a line of its own."],
  ['f(1,, 2)', '1:5 an argument is missing between two commas. Write it, or take a comma out.'],
  [
    'class A {\n  function f() {}\n}',
    '2:3 in a class stand fields and methods, without const, let or function before their names. Write name = value; or name(…) { … }.',
  ],
];

describe('what does not parse is told in words, at the place where something has to be done, and once', () => {
  it.each(wrong)('%j', async (text, said) => {
    expect(await problems(text)).toEqual([`${said} Fix it and run again.`]);
  });

  it('two mistakes that have nothing to do with each other are both told', async () => {
    expect(await problems("const s = 'abc\nlet y = 1;\nlet const = 2;\n")).toHaveLength(2);
  });
});
