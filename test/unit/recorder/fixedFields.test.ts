import { describe, expect, it } from 'vitest';
import { fixedFields } from '../../../src/core/words/fixedFields.ts';
import { saidBy, type Said } from './saidByLab.ts';

const head = "import { nn, print, zeros } from 'gatescope';\n";
const say = (text: string, probes = true): Promise<Said> => saidBy(head + text, probes, 'fields.lab.ts');
const shapeSentence = `The shape of a tensor cannot be set: ${fixedFields.shape}.`;

describe('what a tensor is', () => {
  it.each(Object.entries(fixedFields))('cannot be set: its %s', async (field, advice) => {
    const { error, printed } = await say(`const t: any = zeros([2, 2]);\nt.${field} = [4];\nprint('on');`);
    expect(error).toBe(`The ${field} of a tensor cannot be set: ${advice}.`);
    expect(printed).toEqual([]);
  });

  it.each([
    't.shape = [4];',
    "t['shape'] = [4];",
    't?.shape; t.shape ??= [4];',
    't!.shape = [4];',
    '(t as any).shape = [4];',
    '[t.shape] = [[4]];',
    '({ a: t.shape } = { a: [4] });',
    '({ ...t.shape } = { a: [4] });',
    '[...t.shape] = [1, 2];',
    'for (t.shape of [[4], [1]]) print(1);',
    'for (t.shape in { a: 1 }) print(1);',
    'const make = () => t; make().shape = [4];',
    'const o = { t }; o.t.shape = [4];',
    'function set(x: any): void { if (x.shape.length > 5) set(x); x.shape = [4]; } set(t);',
  ])('is not set by %s, with probes and without', async statement => {
    for (const probes of [true, false]) {
      const { error, printed } = await say(`const t: any = zeros([2, 2]);\n${statement}\nprint('on');`, probes);
      expect(error, String(probes)).toBe(shapeSentence);
      expect(printed).toEqual([]);
    }
  });

  it.each(['t.size++', '--t.size', 't.size += 2', 't.size **= 2'])('is not counted on by %s', async statement => {
    const { error } = await say(`const t: any = zeros([2, 2]);\n${statement};`);
    expect(error).toBe(`The size of a tensor cannot be set: ${fixedFields.size}.`);
  });

  it("is no matter of a lab's own objects, nor of what else is set on a tensor", async () => {
    const { error, printed } = await say(`
      class Box { size = 1; shape = [1]; grow() { this.size++; this.shape = [2]; return this; } }
      const box = new Box().grow(); box.size += 2; [box.shape] = [[3]];
      const o: any = { shape: 1, rank: 2, T: 3, dtype: 'x' }; o.T = 4; o['rank']--; ({ a: o.dtype } = { a: 'y' });
      class Net extends nn.Module { size = 2; constructor() { super(); this.size = 3; } forward(x: any) { return x; } }
      const net = new Net(); net.size = 4;
      const t: any = zeros([1]); t.grad = null; t.label = 'mine';
      print(box.size, box.shape, o, net.size, t.label);`);
    expect(error).toBeNull();
    expect(printed).toEqual(["4 [3] { shape: 1, rank: 1, T: 4, dtype: 'y' } 4 mine"]);
  });
});

describe('the axes of a tensor in another order, as PyTorch writes it', () => {
  it.each([
    ['zeros([2, 3]).T', 'There is no T of a tensor here: write x.transpose(0, 1).'],
    ['zeros([2, 3, 4]).T', 'There is no T of a tensor here: write x.permute(2, 1, 0).'],
    ['zeros([1, 2, 3, 4]).T', 'There is no T of a tensor here: write x.permute(3, 2, 1, 0).'],
    ['zeros([2]).T', 'There is no T of a tensor here: with fewer than two axes there is nothing to turn, so leave it out.'],
    ['zeros([2, 3]).t()', 'There is no t of a tensor here: write x.transpose(0, 1).'],
    [
      'zeros([2, 3, 4]).t()',
      'There is no t of a tensor here: it is for at most two axes, and this tensor has 3: name the two to swap, as in x.transpose(1, 2).',
    ],
    ['zeros([2, 3, 4]).mT', 'There is no mT of a tensor here: write x.transpose(-2, -1).'],
    ['zeros([2]).mT', 'There is no mT of a tensor here: it is for two axes or more, and this tensor has 1.'],
    [
      'zeros([2, 3, 4]).H',
      'There is no H of a tensor here: it is for two axes, and this tensor has 3: name the two to swap, as in x.transpose(1, 2).',
    ],
    ['zeros([2, 3, 4]).adjoint()', 'There is no adjoint of a tensor here: write x.transpose(-2, -1).'],
  ])('%s says what to write', async (written, sentence) => {
    expect((await say(`(${written.replace('zeros', '(zeros as any)')});`)).error).toBe(sentence);
  });
});
