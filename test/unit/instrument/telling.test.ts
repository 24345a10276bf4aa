import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function compiled(text: string) {
  const result = await compileLab({ name: 'lab.lab.ts', text });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.lab;
}

describe('who made a value', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['const x = randn(4, 6);', { x: 'randn(…)' }],
    ['const x = make();', { x: 'make()' }],
    ['const lstm = new nn.LSTM({ inputSize: 8 });', { lstm: 'new nn.LSTM(…)' }],
    ['const [out, [h, c]] = lstm.forward(x);', { out: 'lstm.forward(…)', h: 'lstm.forward(…)', c: 'lstm.forward(…)' }],
    ['const { a, b: [c = f(1)] } = g(x) as any;', { a: 'g(…)', c: 'g(…)' }],
    ['const y = model.forward(x).argmax(1).eq(labels);', { y: '….eq(…)' }],
    ['const y = (await load(x))!;', { y: 'load(…)' }],
    ['const y = this_.layers[0].forward(x);', { y: 'this_.layers[0].forward(…)' }],
    ['let y; y = x;', { y: 'x' }],
    ['let h, c; [h, c] = cell.forward(x);', { h: 'cell.forward(…)', c: 'cell.forward(…)' }],
    ['const o: any = {}; ({ p: o.q } = f());', { o: '{}', 'o.q': 'f()' }],
    ['for (const row of rows(x)) print(row);', { row: 'rows(…)' }],
    ['for (let i = 0; i < 3; i++) print(i);', { i: '0' }],
    ['function f(x, { y } = g()) { return x.add(1); }', { x: undefined, y: undefined, return: 'x.add(…)' }],
    ['const f = (x) => x.sum();', { x: undefined, return: 'x.sum()' }],
    ['class A { w = zeros(3); run() { this.v = ones(2); } }', { w: 'zeros(…)', 'this.v': 'ones(…)' }],
    ['const y = x.at(0) ? x : cat([x, x, x, x], 0).reshape(1, 2, 3);', { y: 'x.at(0) ? x : cat([x, x, x, x], 0).resh…' }],
  ])('%s', async (text, expected) => {
    const { sites } = await compiled(text);
    const told = new Map(sites.map(({ name, madeBy }) => [name, madeBy]));
    expect(Object.fromEntries(Object.keys(expected).map(name => [name, told.has(name) ? told.get(name) : 'no probe']))).toEqual(expected);
  });
});

describe('what the calls of a line are about', () => {
  it.each<[string, string, readonly (readonly [line: number, ...names: string[]])[]]>([
    ['its receiver and its arguments', 'a.matmul(b);', [[1, 'a', 'b']]],
    ['what stands inside of these', 'cat([a, b.at(0)], f(c.d));', [[1, 'a', 'b', 'c.d']]],
    [
      'on the line of the name that is called',
      'loss\n  .forward(\n    model.forward(x),\n    y,\n  );',
      [
        [2, 'loss', 'model', 'x', 'y'],
        [3, 'model', 'x'],
      ],
    ],
    ['nothing beyond the function around', 'noGrad(() => x.add(y));', [[1, 'x', 'y']]],
    ['nothing beyond the function around, lines apart', 'noGrad(\n() =>\n x.add(y));', [[3, 'x', 'y']]],
    ['new objects', 'new Pair(a, this.b);', [[1, 'a', 'this.b']]],
    ['brackets and types', '(a as any).add((b)!);', [[1, 'a', 'b']]],
    ['no names of properties', 'const size = 1; f({ size: 3 }, x.size);', [[1, 'x.size']]],
    ['no names that are given a value', 'const sum = 3; const out = f(1);', []],
  ])('%s', async (_, text, expected) => {
    const { calls = [] } = await compiled(text);
    expect(calls.map(({ line, names }) => [line, ...names])).toEqual(expected);
  });

  it('of long chains and deep nests no more than a reader sees as one', async () => {
    const chain = await compiled(`x${'.add(y)'.repeat(60)};`);
    expect(chain.calls).toEqual([{ line: 1, names: ['x', 'y'] }]);
    const list = await compiled(`cat([${Array.from({ length: 50 }, (_, i) => `x${String(i)}`).join()}]);`);
    expect(list.calls?.[0]?.names).toHaveLength(12);
  });
});
