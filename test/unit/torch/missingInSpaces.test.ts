import { describe, expect, it } from 'vitest';
import * as gatescope from '../../../src/torch/index.ts';
import { labGatescope } from '../../../src/torch/labGatescope.ts';
import { otherwise, spaceAdvice } from '../../../src/torch/names/spaceAdvice.ts';
import { torchNames } from '../../../src/torch/names/torchNames.ts';

type Names = Readonly<Record<string, unknown>>;

const library = labGatescope() as unknown as Names;
const at = (path: string): Names => path.split('.').reduce<Names>((space, part) => (part === '' ? space : (space[part] as Names)), library);

describe("a name of PyTorch's", () => {
  it.each([
    ['', torchNames.torch, 'torch'],
    ['nn', torchNames.nn, 'nn'],
    ['nn.functional', torchNames.functional, 'functional'],
    ['nn.init', torchNames.init, 'init'],
    ['nn.utils', torchNames.utils, 'utils'],
    ['nn.utils.rnn', torchNames.rnn, 'rnn'],
    ['optim', torchNames.optim, 'optim'],
    ['optim.lr_scheduler', torchNames.schedulers, 'schedulers'],
  ] as const)('in the namespace "%s" is there, or says in one sentence what to write', (path, names, key) => {
    const space = at(path);
    const advice: Readonly<Record<string, string>> = spaceAdvice[key];
    let missing = 0;
    for (const name of names.split(' ')) {
      try {
        expect(space[name], name).toBeDefined();
      } catch (error) {
        missing += 1;
        const { message } = error as Error;
        expect(message).toMatch(/^(?:There is|This library has) no .*\.$/su);
        expect(message).toContain(name);
        if (advice[name] !== undefined) expect(message).toContain(advice[name]);
      }
    }
    expect(missing).toBeGreaterThan(0);
    for (const name of Object.keys(advice)) expect(() => space[name], name).toThrow(advice[name]);
  });

  it.each([
    ['', 'manual_seed', "There is no manual_seed in 'gatescope': write manualSeed; names are in camelCase."],
    ['', 'unsqueeze', "There is no unsqueeze in 'gatescope': it is a method of tensors, x.unsqueeze(…)."],
    ['', 'numel', "There is no numel in 'gatescope': read x.size."],
    ['', 'LSTM', "There is no LSTM in 'gatescope': write nn.LSTM."],
    ['', 'Adam', "There is no Adam in 'gatescope': write optim.Adam."],
    ['', 'zerosLike', "There is no zerosLike in 'gatescope': write zeros(...x.shape)."],
    ['', 'bmm', "There is no bmm in 'gatescope': write x.matmul(other)."],
    ['', 'where', "There is no where in 'gatescope': write a.where(condition, b), which takes a where the condition is true."],
    ['', 'isnan', "There is no isnan in 'gatescope': write x.isNaN()."],
    ['', 'cuda', "There is no cuda in 'gatescope': leave it out: the lab view shows which backend runs."],
    ['', 'tril', 'This library has no tril; PyTorch does. What there is stands in the page on what a lab can use.'],
    ['nn', 'Conv1d', 'This library has no nn.Conv1d; PyTorch does. What there is stands in the page on what a lab can use.'],
    ['nn.functional', 'relu', "There is no nn.functional.relu here: write relu(…), imported from 'gatescope'."],
    [
      'nn.functional',
      'crossEntropy',
      'There is no nn.functional.crossEntropy here: write new nn.CrossEntropyLoss().forward(scores, classes).',
    ],
    ['nn.utils', 'clip_grad_norm_', 'There is no nn.utils.clip_grad_norm_ here: write nn.utils.clipGradNorm; names are in camelCase.'],
    [
      'nn.utils.rnn',
      'pack_padded_sequence',
      'There is no nn.utils.rnn.pack_padded_sequence here: write nn.utils.rnn.packPaddedSequence; names are in camelCase.',
    ],
    ['', 'packPaddedSequence', "There is no packPaddedSequence in 'gatescope': write nn.utils.rnn.packPaddedSequence."],
    ['nn.init', 'eye_', `There is no nn.init.eye_ here: ${otherwise.init}.`],
    ['optim.lrScheduler', 'CyclicLR', `There is no optim.lr_scheduler.CyclicLR here: ${otherwise.schedulers}.`],
  ])('"%s" %s is answered', (path, name, sentence) => {
    expect(() => at(path)[name]).toThrow(new Error(sentence));
  });

  it('leaves what the library has, and what it lists, as they are', () => {
    expect(Object.keys(library).sort()).toEqual(Object.keys(gatescope).sort());
    expect(Object.keys(at('nn')).sort()).toEqual(Object.keys(gatescope.nn).sort());
    expect(at('nn')['GRU']).toBe(gatescope.nn.GRU);
    expect(library['somethingElse']).toBeUndefined();
    expect(Object.isFrozen(library) && Object.isFrozen(at('nn'))).toBe(true);
  });
});

it('what is said of padded sequences can be written so', () => {
  const { nn, ones } = gatescope;
  const part = 'x.at(i).slice(0, length)';
  for (const name of ['unpad_sequence', 'unpack_sequence'] as const) expect(spaceAdvice.rnn[name]).toContain(part);
  const packed = nn.utils.rnn.packSequence([ones(3, 1), ones(2, 1)]);
  const [x, lengths] = nn.utils.rnn.padPackedSequence(packed, { batchFirst: true });
  const parts = (lengths.tolist() as number[]).map((length, i) => x.at(i).slice(0, length));
  expect(parts.map(({ shape }) => shape)).toEqual([
    [3, 1],
    [2, 1],
  ]);
});
