import { describe, expect, it } from 'vitest';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function messages(text: string, name = 'my.lab.ts'): Promise<string[]> {
  const result = await compileLab({ name, text });
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

describe("Python's ways to take a part of a tensor", () => {
  it.each([
    ['x[:, -1]', 'print(x[:, -1]);'],
    ['x[1:3]', 'const y = x[1:3];'],
    ['x[:, 0, :]', 'f(x[:, 0, :], 1);'],
    ['a call in front', 'const last = f(x)[:, -1];'],
    ['x[:-1]', 'let y = x[:-1];'],
  ])('%s is told with what to write, once', async (_what, text) => {
    for (const name of ['my.lab.ts', 'my.lab.js']) {
      const [said, ...more] = await messages(`\n${text}`, name);
      expect(said).toMatch(
        /^Line 2: \[.*\] is Python's way to take a part of a tensor\. Write x\.select\(1, -1\) for x\[:, -1\], .* Fix it and run again\.$/u,
      );
      expect(more).toEqual([]);
    }
  });

  it.each(['const c = a @ b;', 'print(f(a).at(0) @ b);'])('%s is told once', async text => {
    expect(await messages(text)).toEqual(['Line 1: @ does not multiply matrices here. Write a.matmul(b) for a @ b. Fix it and run again.']);
  });

  it.each([
    [
      'print(x[0, 1]);',
      'of x[0, 1] JavaScript takes only the last index. Write x.at(0).at(1) for a tensor, or x[0][1] for a list of lists.',
    ],
    ['let i = 0; const y = h.out[i, -1];', 'Write h.out.at(i).at(-1) for a tensor'],
    ['x[0, 1, 2] = 3;', 'Write x.at(0).at(1).at(2)'],
  ])('%s is told', async (text, sentence) => {
    const said = await messages(text);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(sentence);
  });

  it.each([
    'const a = [[1, 2], [3, 4]]; const b = a[0][1];',
    'const a = [1, 2]; let i = 0; const b = a[(i++, i)], c = a[i++, 1];',
    "const o = { 'a:b': [1, 2] }; const c = o['a:b'][0];",
    'const a = [1]; const b = a[a ? 0 : 1];',
    'const s = "x[0, 1] and x[:, 1] and a @ b"; // x[:, 1]',
  ])('%s is good', async text => {
    expect(await messages(text)).toEqual([]);
  });

  it('other mistakes keep their sentence', async () => {
    expect(await messages('const o = { a: [1:2] };')).not.toEqual([]);
    expect((await messages('const o = [1:2];'))[0]).not.toContain('Python');
  });
});
