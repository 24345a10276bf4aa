import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import * as library from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

const { manualSeed, nn, ones, optim, tensor, zeros } = library;

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

type Loose = Record<string, (...parts: readonly unknown[]) => unknown>;
/** Functions and methods as a lab calls them that nobody checks the types of. */
const loose = library as unknown as Loose;
const x = (): Loose => ones(2, 3) as unknown as Loose;
const own = { own: 1 };
const linear = (): InstanceType<typeof nn.Linear> => new nn.Linear(1, 2);

describe('an argument of another kind is told in the words of the call', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['options for a sum', () => x()['sum']?.({ dim: 1 }), /^sum takes its axis by position, not by name: sum\(1\) for dim=1/u],
    ['options for a maximum', () => x()['max']?.({ dim: 1, keepdim: true }), /^max takes its axis by position/u],
    ['options for an argmax', () => x()['argmax']?.({ dim: 1 }), /^argmax takes its axis by position/u],
    ['options behind an axis', () => x()['sum']?.(1, { keepdim: false }), /^sum takes keepDim as true or false behind the axis/u],
    ['options behind the axis of a mean', () => x()['mean']?.(1, 'no'), /^mean takes keepDim as true or false.*the text 'no'/u],
    ['a tensor for an axis', () => x()['sum']?.(ones(2, 3)), /^sum needs an axis as a number, such as 1, but got a tensor\.$/u],
    ['one axis twice', () => x()['sum']?.([0, -2]), /^sum: axis 0 stands in the list twice/u],
    ['a text for a size', () => x()['reshape']?.('6'), /^reshape needs whole sizes of 0 or more.*the text '6'/u],
    ['a size below -1', () => x()['reshape']?.(-2), /^reshape needs whole sizes.*but got -2\.$/u],
    ['no number for a size', () => x()['view']?.(NaN), /^reshape needs whole sizes.*but got NaN\.$/u],
    ['a missing size', () => x()['reshape']?.(6, undefined), /^reshape needs whole sizes.*but got undefined\.$/u],
    ['a tensor for sizes', () => x()['reshape']?.(ones(2)), /^reshape needs whole sizes.*but got a tensor\.$/u],
    ['a text for an index', () => x()['at']?.('0'), /^at\(\) takes one index as a whole number.*the text '0'/u],
    ['no index', () => x()['at']?.(), /^at\(\) takes one index.*but got undefined/u],
    ['a tensor of indices', () => x()['at']?.(tensor([0, 1])), /^at\(\) takes one index.*but got a tensor/u],
    ['a tensor put in', () => x()['with']?.([0, 0], tensor(1)), /^with\(\) puts in a number, but got a tensor; item\(\)/u],
    ['nothing put in', () => x()['with']?.([0, 0]), /^with\(\) puts in a number, but got undefined;/u],
    ['a text to add', () => x()['add']?.('1'), /^add needs a tensor or a number, but got the text '1'\.$/u],
    ['no exponent', () => x()['pow']?.(), /^pow needs a tensor or a number, but got undefined\.$/u],
    ['an object without a prototype', () => x()['add']?.(Object.create(null)), /^add needs a tensor or a number, but got an object\.$/u],
    ['a date', () => x()['matmul']?.(new Date(0)), /^matmul needs a tensor, but got an object\.$/u],
    ['a module for a tensor', () => x()['mul']?.(new nn.Linear(1, 2)), /but got the module Linear\(1, 2\): give it what .*forward\(\)/u],
    ['a number times a matrix', () => (tensor(2) as unknown as Loose)['matmul']?.(ones(2, 2)), /the first tensor is a single number/u],
    ['a matrix times a number', () => x()['matmul']?.(tensor(2)), /the other tensor is a single number\. Write a\.mul\(b\)/u],
    [
      'options for zeros',
      () => loose['zeros']?.(2, { requiresGrad: true }),
      /^zeros takes sizes only, not options.*x\.requiresGrad = true/u,
    ],
    ['an object for randn', () => loose['randn']?.(own), /^randn takes sizes only/u],
    ['a tensor for a shape', () => loose['rand']?.(zeros(2)), /^rand needs whole sizes of 0 or more, but axis 0 is a tensor/u],
    ['a text for a size of zeros', () => loose['zeros']?.('2'), /axis 0 is the text '2'/u],
    ['a text for a seed', () => loose['manualSeed']?.('a'), /^manualSeed needs a whole number, but got the text 'a'/u],
    ['a shape for a permutation', () => loose['randperm']?.([4]), /^randperm needs a whole number, but got an array/u],
    ['a text for a limit', () => loose['randint']?.('5', [2]), /but got 0 and the text '5'/u],
    ['an object to train', () => new optim.SGD([own as never], { lr: 1 }), /^optim\.SGD needs tensors to change, but got an object\./u],
    [
      'one beta for two',
      () => new optim.Adam(linear().parameters(), { betas: 0.9 as never }),
      /^optim\.Adam: betas must be two numbers.*is 0\.9/u,
    ],
    ['a beta left out', () => new optim.Adam(linear().parameters(), { betas: [0.9] as never }), /^optim\.Adam: betas must be two numbers/u],
    ['names with parameters', () => new optim.Adam(linear().namedParameters() as never), /got pairs of a name and a parameter/u],
    [
      'a list of lists',
      () => new optim.Adam([linear().parameters()] as never),
      /^optim\.Adam needs one list of tensors, but got lists in a list/u,
    ],
    ['a text for a length', () => nn.utils.clipGradNorm(linear().parameters(), '1' as never), /0 or more, but got the text '1'/u],
    [
      'weights for a loss',
      () => new nn.CrossEntropyLoss(ones(2) as never),
      /^nn\.CrossEntropyLoss takes no options here: it gives the mean/u,
    ],
    ['a function for a module', () => new nn.Sequential(library.tanh as never), /needs modules, but got a function\. For functions/u],
    ['a text for a mode', () => linear().train('x' as never), /^train\(mode\): mode must be true or false/u],
    [
      'a spelling of PyTorch that is set',
      () => Object.assign(ones(2), { requires_grad: true }),
      /^requires_grad cannot be set: write requiresGrad/u,
    ],
    ['a number for requiresGrad', () => Object.assign(ones(2), { requiresGrad: 1 }), /^requiresGrad must be true or false, but it is 1/u],
  ])('%s', (_, act, said) => {
    let message = 'nothing was thrown';
    try {
      act();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(said);
  });
});

describe('what PyTorch takes is taken', () => {
  it('writes tensors into texts', () => {
    const one = tensor(0.1);
    const texts = [one, tensor(3), tensor(true), tensor([0.1, 2])].map(String).join(' ');
    expect(texts).toBe('0.10000000149011612 3 true tensor([0.1000, 2.0000])');
    expect(one.toString()).toBe('tensor(0.1000)');
    expect(tensor([1]).toString(true)).toContain('dtype: int32');
  });

  it('compares with true and false', () => {
    expect([...tensor([true, false]).eq(true).dataSync()]).toEqual([1, 0]);
    expect([...tensor([1.5, 1]).eq(true).dataSync()]).toEqual([0, 1]);
    expect([...tensor([0, 1]).ne(false).dataSync()]).toEqual([0, 1]);
  });

  it.each(['SGD', 'Adam', 'RMSprop'] as const)('optim.%s passes over parameters that are frozen, for as long as they are', name => {
    manualSeed(1);
    const layer = new nn.Linear(3, 2);
    const bias = layer.bias ?? ones(0);
    bias.requiresGrad = false;
    const before = [...bias.dataSync()];
    const optimizer = new optim[name](layer.parameters(), { lr: 0.1 });
    const train = (): void => {
      optimizer.zeroGrad();
      layer.forward(ones(4, 3)).pow(2).mean().backward();
      optimizer.step();
    };
    const weight = [...layer.weight.dataSync()];
    for (let step = 0; step < 3; step++) train();
    expect([...bias.dataSync()]).toEqual(before);
    expect([...layer.weight.dataSync()]).not.toEqual(weight);
    bias.requiresGrad = true;
    train();
    expect([...bias.dataSync()]).not.toEqual(before);
  });
});
