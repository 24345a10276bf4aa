import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function problemsOf(text: string): Promise<readonly { line: number; column: number; message: string }[]> {
  const result = await compileLab({ name: 'python.lab.ts', text });
  return result.ok ? [] : result.problems;
}

describe('a line that is written in Python', () => {
  it.each<[line: string, says: RegExp]>([
    ['class Model(nn.Module):', /Write class Model extends nn\.Module \{ … \} for class Model\(nn\.Module\):/u],
    ['def train(model, x):', /Write function train\(…\) \{ … \}, and in a class train\(…\)/u],
    ['def __init__(self):', /a class is made by its constructor/u],
    ['elif (a) { }', /Write else if \(…\) \{ … \}/u],
    ['import torch', /Write import \{ nn, tensor \} from 'gatescope'/u],
    ['import torch.nn as nn', /names are imported one by one/u],
    ['from torch import nn', /names are imported one by one/u],
    ['with torch.no_grad():', /Write noGrad\(\(\) => \{ … \}\)/u],
    ['for epoch in range(10): a', /Write for \(let epoch = 0; epoch < n; epoch\+\+\)/u],
    ['for x in data:', /Write for \(const x of list\)/u],
    ["raise ValueError('x')", /Write throw new Error/u],
    ['assert a == b', /Write if \(!\(…\)\) throw/u],
    ['f = lambda x: x', /Write x => x \+ 1/u],
    ['const b = [i * 2 for i in a];', /Write list\.map/u],
    ['const b = a is None;', /Write x === null/u],
    ['const b = not a;', /Write !x for not x/u],
    ['const b = a and c;', /Write a && b/u],
    ["const b = f('and') or c;", /Write a \|\| b/u],
    ['const b = 1 if a else 2;', /Write question \? a : b/u],
    ['const [out, (h, c)] = a;', /Write const \[out, \[h, c\]\] = lstm\.forward\(x\)/u],
    ['# a comment', /Write \/\/ before a comment/u],
    ['a = 3  # a comment', /Write \/\/ before a comment/u],
    ['f(f"loss {x}")', /stands in backticks/u],
    ["f(f'loss {x}')", /stands in backticks/u],
  ])('%s', async (line, says) => {
    const problems = await problemsOf(`const one = 1;\n${line}\nconst two = 2;\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(says);
    expect(problems[0]?.message).toMatch(/^Line 2: .* Fix it and run again\.$/u);
  });

  it.each([
    "const text = 'this and that or lambda x: x, not a';",
    'const a = { and: 1, or: 2, not: 3 }; a.and; // x if y else z',
    'class A { #a = 1; has(o: object) { return #a in o; } }',
    'const f = (x: number) => x; f (1); const def = 1; const assert = f; assert (def);',
    'for (const x in { a: 1 }) { } const raise = 1; `${raise} # and`;',
  ])('leaves alone what is none: %s', async line => {
    expect(await problemsOf(line)).toEqual([]);
  });

  it.each(["const a = 'and or not' + ;", 'const b = [1, 2; // this and that', 'f(1 // # not a'])(
    'is not seen in texts and comments beside another mistake: %s',
    async line => {
      const problems = await problemsOf(line);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.map(({ message }) => message).join(' ')).not.toMatch(/Python|begins no comment/u);
    },
  );
});
