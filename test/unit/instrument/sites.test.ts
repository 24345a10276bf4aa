import { describe, expect, it } from 'vitest';
import { summaryText } from '../../../src/core/words/summaryText.ts';
import { runProbed } from './runProgram.ts';

/** `line name = last value ×count` of every probe that was reached, in source order. */
async function seen(text: string): Promise<string[]> {
  const { result, values } = await runProbed(text);
  return [...values.values()]
    .map(value => ({ value, site: result.lab.sites[value.site] }))
    .flatMap(({ value, site }) => (site ? [{ value, site }] : []))
    .sort((a, b) => a.site.nameLine - b.site.nameLine || a.site.nameColumn - b.site.nameColumn)
    .map(
      ({ value, site }) =>
        `${String(site.line)} ${site.name} = ${summaryText(value.value)}${value.count > 1 ? ` ×${String(value.count)}` : ''}`,
    );
}

describe('what reports itself, and on which line', () => {
  it.each([
    ['declarations', 'const a = 1, b = 2;\nlet c;\nvar d = a +\n  b;', ['1 a = 1', '1 b = 2', '4 d = 3']],
    ['functions that are declared', 'const f = () => 1;\nconst g = function () {\n}', ['1 f = function f', '3 g = function g']],
    [
      'assignments of every kind',
      'let a: any; a = 1;\na += 2\na **= 2; a ??= 7; a ||= 8; a &&= 5;',
      ['1 a = 1', '2 a = 3', '3 a = 9', '3 a = 9', '3 a = 9', '3 a = 5'],
    ],
    [
      'updates',
      'let a = 1, b = 1n;\na++; ++a; b--;\nconst c = a++ + --a;',
      ['1 a = 1', '1 b = 1n', '2 a = 2', '2 a = 3', '2 b = 0n', '3 c = 6', '3 a = 4', '3 a = 3'],
    ],
    [
      'loop variables',
      'for (let i = 0; i < 3; i++) {}\nfor (const x of [5, 6]) {}\nfor (const k in { p: 1 }) {}\nlet j; for (j = 9; j > 7; j--);',
      ['1 i = 2 ×3', '2 x = 6 ×2', "3 k = 'p'", '4 j = 8 ×2'],
    ],
    ['a counter and its bound', 'for (let i = 0, n = 2; i < n; i++) {}', ['1 i = 1 ×2', '1 n = 2']],
    [
      'destructured names',
      'const { a, b: { c = 3 }, ...d } = { a: 1, b: {}, e: 5 };\nconst [f, , [g],\n  ...h] = [1, 2, [3], 4];',
      ['1 a = 1', '1 c = 3', '1 d = { e: 5 }', '3 f = 1', '3 g = 3', '3 h = [4]'],
    ],
    [
      'destructuring assignments',
      'let a, b; const o: any = {};\n[a, b] = [1, 2]; ({ x: o.p, y: a } = { x: 3, y: 4 });',
      ['1 o = {}', '2 a = 1', '2 b = 2', '2 o.p = 3', '2 a = 4'],
    ],
    [
      'what each target of a destructuring was given, whatever it leads to later',
      [
        'let a: any = { x: 1 }, n: any, m: any;',
        '[a.x, a] = [5, { x: 99 }];',
        'const o: any = { set v(to: any) { n = a = to; } };',
        '[n, a.y, o.v] = [1, 2, { y: 3 }];',
        '[m, m] = [6, 7];',
        '[n, m = (n = 8)] = [9];',
      ].join('\n'),
      [
        '1 a = { x: 1 }',
        '2 a.x = 5',
        '2 a = { x: 99 }',
        '3 o = { v: [getter] }',
        '3 to = { y: 3 }',
        '3 n = { y: 3 }',
        '3 a = { y: 3 }',
      ].concat(['4 n = 1', '4 a.y = 2', '4 o.v = { y: 3 }', '5 m = 7', '6 m = 8', '6 n = 8']),
    ],
    [
      'parameters and what is returned',
      'function f(a, { b }, [c] = [3], ...d) {\n  return a + b;\n}\nf(1, { b: 2 });\nconst g = (x) => x * 2; g(4);',
      ['1 a = 1', '1 b = 2', '1 c = 3', '1 d = []', '2 return = 3', '5 g = function g', '5 x = 4', '5 return = 8'],
    ],
    [
      'class fields',
      'class A {\n  x = 1;\n  static y = 2; #z = 3;\n  f = () => 4;\n  constructor() {\n    this.x = 5; this.#z++;\n  }\n}\nnew A();',
      ['2 x = 1', '3 y = 2', '3 #z = 3', '4 f = function f', '6 this.x = 5', '6 this.#z = 4'],
    ],
    [
      'caught errors',
      "try { throw new Error('no'); } catch (e) {}\ntry { throw { a: 1 }; } catch ({ a }) {}",
      ['1 e = Error: no', '2 a = 1'],
    ],
    [
      'properties',
      'const o: any = { list: [] };\no.x = 1;\no.list[0] = 2; o["y"] = 3;',
      ['1 o = { list: Array(0) }', '2 o.x = 1', '3 o.list[0] = 2', '3 o["y"] = 3'],
    ],
    [
      'assignments the engine would quote',
      'let a: any, b: any;\n(a = () => ({ c: 1 }))().c;\n[b] = a = [1]; const [d] = (b = [2]);',
      ['2 return = { c: 1 }', '3 b = 1', '3 a = [1]', '3 d = 2', '3 b = [2]'],
    ],
    [
      'nothing in branches that were not taken',
      'let a = 1;\nif (a > 1) a = 2; else a = 3;\nconst b = a > 5 ? (a = 6) : 7;',
      ['1 a = 1', '2 a = 3', '3 b = 7'],
    ],
    ['what was seen before an error', 'const a = 1;\nconst b = a.x.y;\nconst c = 2;', ['1 a = 1']],
    [
      'values under types',
      'const a = 5 as number, b = <T,>(x: T): T => x!;\nlet c: number = b(a)!;',
      ['1 a = 5', '1 b = function b', '1 x = 5', '1 return = 5', '2 c = 5'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await seen(text)).toEqual(expected);
  });

  it('keeps the place and role of every name', async () => {
    const { result } = await runProbed(
      'const a = 1,\n  { b } = { b: 2 };\nfor (const x of [1]) {}\nconst f = (p) => p;\nclass A { q = 1 }',
    );
    expect(result.lab.sites.map(({ name, role, line, nameLine, nameColumn }) => [name, role, line, nameLine, nameColumn])).toEqual([
      ['a', 'variable', 1, 1, 7],
      ['b', 'variable', 2, 2, 5],
      ['x', 'loop', 3, 3, 12],
      ['f', 'variable', 4, 4, 7],
      ['p', 'parameter', 4, 4, 12],
      ['return', 'return', 4, 4, 18],
      ['q', 'field', 5, 5, 11],
    ]);
  });
});

describe('what the line itself says of a value', () => {
  const said = async (text: string): Promise<string[]> => {
    const { result } = await runProbed(text);
    return result.lab.sites.map(({ name, says, isCounter }) => `${name}: ${says ?? (isCounter ? 'counter' : '-')}`);
  };

  it.each([
    [
      'literals',
      "const a = 0.8, b = -1, c = 'x', d = true, e = null, f = [1, [2]];",
      ['a: 0.8', 'b: -1', "c: 'x'", 'd: true', 'e: null', 'f: [1, [2]]'],
    ],
    ['objects of literals and classes', 'const n = { A: Map };\nconst a = {\n  p: 1,\n  q: n.A,\n};', ['n: -', 'a: { p: 1, q: n.A, }']],
    ['what is made', 'class A {}\nconst a = new A();\nconst b = [new A()];', ['a: new A()', 'b: -']],
    ['what is computed', 'const a = 1 + 1, b = [a], c = { a }, d = `${a}`;', ['a: -', 'b: -', 'c: -', 'd: -']],
    ['assignments and fields', 'class A { x = 1 }\nlet b; b = 2; b += 3;\nnew A();', ['x: 1', 'b: 2', 'b: -']],
    ['defaults of parameters', 'const f = (n = 160) => n;\nf();', ['f: -', 'n: 160', 'return: -']],
    ['counters of loops', 'for (let i = 0; i < 2; i++) {}\nfor (const x of [1]) {}', ['i: counter', 'x: -']],
    ['a counter that the loop changes, too', 'for (let i = 0; i < 4; i++) { i++; }', ['i: -', 'i: -']],
  ])('%s', async (_, text, wanted) => {
    expect((await said(text)).sort()).toEqual([...wanted].sort());
  });
});

it('tells in which loop a probe is, where each turn comes to it at most once', async () => {
  const text = [
    'for (let i = 0, n = 1; i < n; i++) {',
    '  const a = i;',
    '  for (const [x, y] of [[1, 2]]) { if (x) { const b = y; } while (n > 9) { const c = 1; } const f = (p: number) => { let d = p; return d; }; f(1); }',
    '}',
    'async function g() { for (let j = 0; j < 1; j++) { const e = j; } }',
    'await g();',
  ].join('\n');
  const { result } = await runProbed(text);
  const { sites } = result.lab;
  const nameOf = (site: number | undefined): string | undefined => (site === undefined ? undefined : sites[site]?.name);
  expect(
    Object.fromEntries(
      sites.map(({ name, inLoop, outerLoop }) => [name, nameOf(inLoop) ?? (nameOf(outerLoop) && `in ${String(nameOf(outerLoop))}`)]),
    ),
  ).toEqual({
    ...{ i: undefined, n: undefined, a: 'i', x: 'in i', y: 'x', b: 'x', c: undefined, f: 'x' },
    ...{ p: undefined, d: undefined, return: undefined, j: undefined, e: undefined },
  });
});
