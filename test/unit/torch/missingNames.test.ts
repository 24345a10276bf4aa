import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, optim, tensor, zeros } from '../../../src/torch/index.ts';
import { moduleAdvice, optimizerAdvice, tensorAdvice } from '../../../src/torch/names/advice.ts';
import { torchNames } from '../../../src/torch/names/torchNames.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const read = (value: object, name: string): unknown => (value as Record<string, unknown>)[name];

describe("a name of PyTorch's", () => {
  it.each<[string, () => object, string, Readonly<Record<string, string>>]>([
    ['a tensor', () => zeros(2, 2), torchNames.tensor, tensorAdvice],
    ['a module', () => new nn.Linear(2, 2), torchNames.module, moduleAdvice],
    ['an optimizer', () => new optim.SGD(new nn.Linear(2, 2).parameters()), torchNames.optimizer, optimizerAdvice],
  ])('of %s is there, or says in a sentence what to write', (kind, make, names, advice) => {
    const value = make();
    let missing = 0;
    for (const name of new Set([...names.split(' '), ...Object.keys(advice)])) {
      try {
        read(value, name);
      } catch (error) {
        missing += 1;
        expect((error as Error).message).toMatch(new RegExp(`^(?:There is|This library has) no ${name} of ${kind}.*\\.$`, 'u'));
        if (advice[name] !== undefined) expect((error as Error).message).toContain(advice[name]);
      }
    }
    for (const name of Object.keys(advice)) expect(() => read(value, name), name).toThrow(advice[name]);
    expect(missing).toBeGreaterThan(0);
  });

  it.each([
    ['add_', /tensors do not change: write x = x\.add\(…\)/u],
    ['requires_grad', /write x\.requiresGrad/u],
    ['maskedScatter', /has no maskedScatter of a tensor; PyTorch does/u],
  ])('%s of a tensor is answered', (name, sentence) => {
    expect(() => read(zeros(1), name)).toThrow(sentence);
  });

  it('is done here by what is proposed for it', () => {
    const x = tensor([
      [1.5, NaN],
      [-3, 4],
    ]);
    const other = tensor(
      [
        [1, 0],
        [0, 2],
      ],
      { dtype: 'float32' },
    );
    expect(x.isNaN().tolist()).toEqual([
      [false, true],
      [false, false],
    ]);
    expect(other.mul(Infinity).isInf().tolist()).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(other.div(0).isFinite().tolist()).toEqual([
      [false, false],
      [false, false],
    ]);
    // torch.remainder and torch.floor_divide of -3 and 2.
    expect(x.at(1).at(0).mod(2).item()).toBe(1);
    expect(x.at(1).at(0).div(2).floor().item()).toBe(-2);
    expect(other.where(other.gt(0), x).tolist()).toEqual([
      [1, NaN],
      [-3, 2],
    ]);
    expect(x.slice([0, 1], [2, 1]).shape).toEqual([2, 1]);
    expect(zeros(5, 2, 3).matmul(zeros(5, 3, 4)).shape).toEqual([5, 2, 4]);
  });

  it('does not stand in the way of what a lab names so, of printing, spreading, or variables', () => {
    class Net extends nn.Module {
      half = 3;
      constructor() {
        super();
        Object.assign(this, { buffers: 4 });
      }
    }
    expect([read(new Net(), 'half'), read(new Net(), 'buffers')]).toEqual([3, 4]);
    const x = tensor([1]);
    expect(Object.keys({ ...x })).toEqual(Object.keys(x));
    expect(() => JSON.stringify(x)).toThrow('A tensor is not turned into JSON by itself');
    expect(String(x)).toBe(x.toString());
    const variable = tf.variable(x, true, 'counted');
    expect(variable.name).toBe('counted');
    variable.dispose();
  });
});

it('arithmetic on tensors says what to write, and text still joins', () => {
  const [a, b] = [zeros(2), zeros(2)] as unknown as [number, number];
  for (const compute of [() => a - b, () => a * b, () => a / b, () => a ** 2, () => -a, () => a > b]) {
    expect(compute).toThrow(/no operators for tensors: write a\.sub\(b\) for a - b/u);
  }
  for (const compute of [() => a + b, () => a + 1]) expect(compute).toThrow(/write a\.add\(b\) for a \+ b/u);
  expect(`loss: ${String(zeros(1))}`).toBe('loss: tensor([0.])');
});
