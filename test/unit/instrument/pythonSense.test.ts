import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { compileLab } from '../../../src/instrument/compileLab.ts';

async function messages(text: string, name = 'my.lab.ts'): Promise<string[]> {
  const result = await compileLab({ name, text });
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

describe('what runs in JavaScript and means something else in Python', () => {
  it.each([
    ['loss.backward;', 'loss.backward names a method and does not call it. Write loss.backward().'],
    ['for (;;) { optimizer.step; }', 'Write optimizer.step().'],
    ['this.model.eval', 'Write this.model.eval().'],
    ['const n = x.shape[-1];', 'x.shape[-1] is undefined, because lists count from the front only. Write x.shape.at(-1).'],
    ['print(model.forward(x).shape[-2]);', 'Write model.forward(x).shape.at(-2).'],
    ['if (x.equal(y)) print(1);', 'x.equal(y) is a tensor, and a tensor is true in any condition.'],
    ['if (x.gt(1)) print(1);', 'x.gt(1) is a tensor, and a tensor is true in any condition. Write x.gt(1).item()'],
    ['while (!loss.lt(0.1)) step();', 'loss.lt(0.1) is a tensor'],
    ['const y = a.eq(b) ? 1 : 2;', 'a.eq(b) is a tensor'],
    ['const same = a.argmax(1) === y;', 'so of a new tensor it is always false. Write a.argmax(1).eq(y).'],
    ['const other = y !== a.argmax(1);', 'so of a new tensor it is always true. Write y.ne(a.argmax(1)).'],
    ["import { randn } from 'gatescope'; const x = randn(3); for (const i in x) print(i);", 'Write for (const row of x.unstack())'],
    ['const lstm = new nn.LSTM({}); const [out, h, c] = lstm.forward(x);', 'Write const [out, [h, c]] = lstm.forward(x).'],
    ['class M { l = new nn.LSTM({}); f(x) { const [a, b, c] = this.l.forward(x); } }', 'nn.LSTM gives two parts'],
    ['const gru = new nn.GRU({}); const [out, h, c] = gru.forward(x);', 'Write const [out, h] = gru.forward(x).'],
    ["import { randn } from 'gatescope'; const x = randn((2, 3));", '(2, 3) is its last part alone, 3. Write [2, 3] for a list.'],
    ["import { zeros } from 'gatescope'; const x = zeros( (n, -1, s.k) );", '(n, -1, s.k) is its last part alone, s.k. Write [n, -1, s.k]'],
    ['const y = x.reshape((2, 3));', '(2, 3) is its last part alone, 3. Write [2, 3] for a list.'],
    ["import { stack } from 'gatescope'; const x = stack((a, b), 1);", 'Write [a, b] for a list.'],
    ['const half = n // 2;', '// begins a comment, so nothing is divided by 2 here. Write Math.floor(a / 2) for a // 2.'],
    ['return_ = f(n) // size.rows;', 'nothing is divided by size.rows here'],
    ['print(n // 2);', '// begins a comment, so nothing is divided by 2 here.'],
    ['const y = x.reshape(n // 2, -1);', '// begins a comment, so nothing is divided by 2 here.'],
    ['const list = [n // k];\nprint(1);', 'nothing is divided by k here'],
  ])('%s is told in a sentence, once', async (text, sentence) => {
    for (const name of ['my.lab.ts', 'my.lab.js']) {
      const said = await messages(text, name);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^Line 1: /u);
      expect(said[0]).toContain(sentence);
    }
  });

  it('is told behind what only TypeScript knows, too', async () => {
    const text = 'const lstm = new nn.LSTM({}); const [out, h, c] = lstm.forward(x) as any;';
    expect(await messages(text)).toEqual([expect.stringContaining('Write const [out, [h, c]] = lstm.forward(x).')]);
  });

  it.each([
    'loss.backward();',
    'const step = optimizer.step;',
    'x.shape;',
    'const n = x.shape[0], last = list[-1], m = x.shape.at(-1);',
    'if (x.gt(1).all().item()) print(1);',
    "import { randn } from 'gatescope'; const x = randn([2, 3]), y = randn((2), 3), z = f((a, b)), v = (0, f)(1);",
    'class Own { reshape(n: number) { return n; } } new Own().reshape((1, 2));',
    'const y = x.reshape((f(), 3));',
    'class Bound { gt(n: number) { return n > 1; } } if (new Bound().gt(2)) print(1);',
    'if (x) print(1);',
    "if (x === null || y !== undefined || a.argmax(1).item() === 3) print('===');",
    'const parts = { a: 1 }; for (const key in parts) print(key);',
    'const model = new Model(); const [out, h, c] = model.forward(x);',
    'let lstm = new nn.LSTM({}); lstm = other; const [out, h, c] = lstm.forward(x);',
    'const lstm = new nn.LSTM({}); const [out, [h, c]] = lstm.forward(x);',
    'const half = n; // 2;',
    'const half = n // two halves',
    'const half = n / 2 // 2',
    "const url = 'http://a.b/c';",
    'const a = [\n  1, // one;\n  2, // two\n];',
  ])('%s is good', async text => {
    expect(await messages(text)).toEqual([]);
  });

  it('is in no lab of the lesson, no exercise and no answer', async () => {
    const lesson = join(repository, 'labs/lstm-and-gru');
    const files = readdirSync(lesson, { recursive: true, encoding: 'utf8' }).filter(file =>
      /\.(?:lab|solution|start|wrong[^/]*)?\.?ts$/u.test(file),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const said = await messages(readFileSync(join(lesson, file), 'utf8'), file);
      expect([file, said.filter(message => message.includes('Then run again.'))]).toEqual([file, []]);
    }
  });
});
