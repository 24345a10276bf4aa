import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function problemOf(text: string): Promise<string> {
  const result = await compileLab({ name: 'my.lab.ts', text });
  const [problem] = result.ok ? [] : result.problems;
  return problem ? `${String(problem.line)}:${String(problem.column)} ${problem.message.replace(/^Line \d+: /u, '')}` : 'It compiled.';
}

const loopWords = 'and here it is inside a function of its own. Use return to';

describe('what engines refuse is refused in words for a learner', () => {
  it.each([
    ['[1].forEach(x => { if (x) break; });', `1:27 break works only inside a loop or switch, ${loopWords} leave the function`],
    ['for (;;) { [1].map(function () { continue; }); }', `1:34 continue works only inside a loop, ${loopWords} go on with the next call`],
    ['continue;', '1:1 continue works only inside a loop. Take it out'],
    ['switch (1) { case 1: continue; }', '1:22 continue works only inside a loop. Take it out'],
    ['for (;;) break outer;', "1:10 there is no label 'outer' around this line. Write it before the loop"],
    ['outer: for (;;) { (() => { for (;;) break outer; })(); }', "1:37 there is no label 'outer' around this line in the same function."],
    ['outer: { for (;;) continue outer; }', "1:19 continue needs the label of a loop, and 'outer' stands before something else."],
    ['a: a: for (;;) break;', "1:4 the label 'a' stands around this one already."],
    ['function f(h, x, h) {}', "1:18 two parameters are called 'h'. Give each a name of its own."],
    ['const f = ({ größe }, [größe]) => 1;', "1:24 two parameters are called 'größe'."],
    ['let a; { var a; }', "1:14 'a' is declared already. Choose another name"],
    ['class A { #x; #x; }', "1:15 the class has two members called '#x'."],
    ['const a = 1; delete a;', '1:14 delete removes properties, not variables.'],
    ['export const a = 1; export { a };', "1:30 'a' is exported twice."],
    ['const f = () => super.m();', '1:17 super works only in methods'],
    ['eval = 1;', "1:1 'eval' cannot be used as the name of a variable."],
    ['const yield = 1;', "1:7 'yield' is a word of the language and no name for a variable."],
    ['f() = 1;', '1:1 this cannot be assigned to.'],
    ['const s = "\\1";', '1:12 '],
    ['const r = /(/;', '1:'],
    ['function f(a = 1) { "use strict"; }', '1:'],
  ])('%s', async (text, message) => {
    const found = await problemOf(text);
    expect(found).toContain(message);
    expect(found).toMatch(/ [Ff]ix it and run again\.$/u);
    expect(found).not.toMatch(/[Uu]nsyntactic|clash|rvalue|strict mode|binding|token|Octal literal/u);
  });
});

describe('a module is read as one', () => {
  it.each([
    'const { x } = await { x: 1 };',
    "console.log(await /a/.test('a'));",
    'await (async () => 1)();',
    'class A { #x = 1; static m(o?: A) { return o?.#x; } static n(o?: { a?: A }) { return o?.a?.#x; } }',
    'interface G { a: number } type T = G; export { G, T as U }; export type { T };',
    "import type { Shape } from 'gatescope'; export { Shape };",
    'class C { m?<T>(x: T): void {} n? /* c */ <T>(): void {} static o?  <T,>(): T; }',
  ])('%s', async text => {
    expect(await problemOf(text)).toBe('It compiled.');
  });

  it.each([
    ['class A { constructor(override x: number) {} }', '1:23 labs cannot use parameter properties.'],
    ['class A { constructor(private readonly x = 1) {} }', 'labs cannot use parameter properties.'],
  ])('%s is refused', async (text, message) => {
    expect(await problemOf(text)).toContain(message);
  });
});

describe('nesting', () => {
  const deep = 'this file is nested too deeply to be read. Split the longest expression and run again.';

  it.each([
    ['brackets', (n: number) => `const x = ${'['.repeat(n)}${']'.repeat(n)};`],
    ['calls', (n: number) => `const f = (v: number) => v, x = ${'f('.repeat(n)}1${')'.repeat(n)};`],
    ['blocks', (n: number) => `${'{'.repeat(n)}${'}'.repeat(n)}`],
  ])('of %s is read up to a depth, and refused below in a sentence', async (_what, program) => {
    expect(await problemOf(program(60))).toBe('It compiled.');
    expect(await problemOf(program(30_000))).toContain(deep);
  });
});
