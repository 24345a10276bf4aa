import { describe, expect, it } from 'vitest';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';

const helper = 'export function train() { for (let i = 0; i < 9; i++) print(i); }';
const lastIn = async (text: string): Promise<CompiledLab['lastLoop']> => {
  const compiled = await compileLab({ name: 'a.lab.ts', text, readFile: () => Promise.resolve(helper) });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.lab.lastLoop;
};

const fit = 'function fit(n: number) { for (let i = 0; i < n; i++) print(i); }';

describe('the last statement in which a loop can run', () => {
  it.each([
    ['no loop at all', 'let a = 1;\nlet b = 2;', undefined],
    ['a loop', 'let a = 1;\nfor (let i = 0; i < 3; i++) print(i);\nlet b = 2;', 2],
    ['of two loops the second', 'for (let i = 0; i < 3; i++) print(i);\n\nfor (let i = 0; i < 3; i++) print(i);', 3],
    ['a call of a function that loops', `${fit}\nfit(3);\nfit(4);\nprint(1);`, 3],
    ['a method that loops', `class A { go() { for (let i = 0; i < 3; i++) print(i); } }\nconst a = new A();\na.go();`, 3],
    ['a class whose constructor loops', `class A { constructor() { for (let i = 0; i < 3; i++) print(i); } }\nlet b = 1;\nnew A();`, 3],
    ['a function that calls one that loops', `${fit}\nconst all = () => fit(3);\nall();`, 3],
    ['what comes from a file beside', `import { train } from './helper.ts';\nlet a = 1;\ntrain();`, 3],
    ['loops inside of loops', `for (const kind of ['a', 'b']) {\n  for (let i = 0; i < 3; i++) print(kind);\n}`, 1],
    ['a loop that calls a function that loops', `${fit}\nfor (const n of [1, 2]) fit(n);`, 2],
    ['a function that is called once by the library', `${fit}\nnoGrad(() => fit(3));`, 2],
  ])('is found: %s', async (_what, text, line) => {
    expect((await lastIn(text))?.line).toBe(line);
  });

  it('is found where each of many functions names the next one twice', async () => {
    const inner = Array.from({ length: 40 }, (_, i) => {
      const next = i === 0 ? 'print(i)' : `f${String(i - 1)}()`;
      return `function f${String(i)}() { for (let i = 0; i < 2; i++) { ${next}; ${next}; } }`;
    });
    expect((await lastIn(`${inner.join('\n')}\nf39();`))?.line).toBe(41);
  });

  it.each([
    ['a loop that cannot be counted', `${fit}\nwhile (Math.random() > 0.1) fit(3);`],
    ['keys of an object', `${fit}\nfor (const key in { a: 1 }) fit(3);`],
    ['a callback, called nobody knows how often', `${fit}\n[1, 2].forEach(n => fit(n));`],
    ['several calls in one statement', `${fit}\nconst all = [fit(1), fit(2)];`],
    ['several loops in a function', `${fit}\nfunction main() { fit(1); fit(2); }\nmain();`],
    ['a function that calls itself', 'function f(n: number) { for (let i = 0; i < n; i++) f(i); }\nf(3);'],
    ['a list that is spread', `${fit}\nconst xs = [1];\nfor (const n of [...xs, 2]) fit(n);`],
  ])('cannot be told: %s', async (_what, text) => {
    expect(await lastIn(text)).toBeUndefined();
  });

  it.each([
    ['a loop', 'for (let i = 0; i < 3; i++) print(i);', true],
    ['a loop in a loop', `for (const kind of ['a', 'b']) {\n  for (let i = 0; i < 3; i++) print(kind);\n  print(kind);\n}`, true],
    ['a call of a function that loops, in a loop', `${fit}\nfor (const n of [1, 2]) fit(n);`, true],
    [
      'two loops in a turn',
      `for (const kind of ['a', 'b']) {\n  for (let i = 0; i < 3; i++) print(kind);\n  for (let i = 0; i < 3; i++) print(i);\n}`,
      false,
    ],
    ['two calls in a turn', `${fit}\nfor (const n of [1, 2]) print(fit(n), fit(2));`, false],
    [
      'three loops in one function, of which two are counted',
      'for (const a of [1, 2]) for (const b of [1, 2]) for (const c of [1, 2]) print(a, b, c);',
      false,
    ],
    ['what comes from a file beside', `import { train } from './helper.ts';\ntrain();`, false],
  ])('holds loops nested in each other only, or more: %s', async (_what, text, isNested) => {
    expect((await lastIn(text))?.isNested).toBe(isNested);
  });
});
