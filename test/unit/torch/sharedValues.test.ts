import { describe, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs';
import { cat, nn, noGrad, optim, tensor, type Tensor } from '../../../src/torch/index.ts';

describe('what shares its values with a parameter', () => {
  const step = (w: Tensor, times = 1): void => {
    const optimizer = new optim.SGD([w], { lr: 1 });
    for (let i = 0; i < times; i++) {
      optimizer.zeroGrad();
      w.sum().backward();
      optimizer.step();
    }
  };
  const values = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  const w = (): nn.Parameter => new nn.Parameter(tensor(values, { dtype: 'float32' }));

  const windows: Record<string, (x: Tensor, parameter: Tensor) => Tensor> = {
    detach: x => x.detach(),
    'detach of detach': x => x.detach().detach(),
    float: x => x.detach().float(),
    at: x => x.at(1),
    'at of detach': x => x.detach().at(-1),
    select: x => x.detach().select(1, 2),
    transpose: x => x.transpose(0, 1),
    'a cut of what is transposed': x => x.detach().transpose(0, 1).slice([1, 0], [2, 1]),
    reshape: x => x.detach().reshape(3, 2),
    view: x => noGrad(() => x.view(-1)),
    flatten: x => x.flatten().detach(),
    unsqueeze: x => x.unsqueeze(1).transpose(0, 2),
    'split along an axis': x => x.detach().split([1, 2], 1)[1] as Tensor,
    unstack: x => tf.unstack(x.detach(), 1)[1] as Tensor,
    'tf.split': x => tf.split(x.detach(), 3, 1)[2] as Tensor,
    'reshape of a cut of rows': x => x.detach().slice([1, 0], [1, 3]).reshape(3),
  };

  it.each(Object.entries(windows))('shows each step: %s', (_, open) => {
    const parameter = w();
    const seen = open(parameter, parameter);
    const before = open(tensor(values, { dtype: 'float32' }), parameter);
    for (const taken of [1, 2, 5]) {
      step(parameter, taken);
      expect(seen.tolist()).toEqual(open(parameter.clone().detach(), parameter).tolist());
      expect(seen.add(0).tolist()).toEqual(seen.tolist());
    }
    expect(before.sub(8).tolist()).toEqual(seen.tolist());
  });

  const copies: Record<string, (x: Tensor, parameter: Tensor) => Tensor> = {
    clone: x => x.detach().clone(),
    'detach of clone': x => x.clone().detach(),
    arithmetic: x => x.detach().mul(1),
    'reshape of what is transposed': x => x.detach().transpose(0, 1).reshape(-1),
    'reshape of a cut of columns': x => x.detach().slice([0, 1], [2, 2]).reshape(4),
    cat: x => cat([x.detach(), x.detach()]),
  };

  it.each(Object.entries(copies))('shows none where it is a copy: %s', (_, copy) => {
    const parameter = w();
    const seen = copy(parameter, parameter);
    const before: unknown = seen.tolist();
    step(parameter, 2);
    expect(seen.tolist()).toEqual(before);
  });

  it('are the values a parameter was made of', () => {
    const first = tensor(values, { dtype: 'float32' });
    const parameter = new nn.Parameter(first);
    step(parameter);
    expect(first.tolist()).toEqual(parameter.tolist());
    expect(first.tolist()).not.toEqual(values);
  });

  it('leaves no tensors behind, however often it is read after a step', () => {
    const parameter = w();
    const seen = parameter.detach();
    const rows = parameter.detach().at(0);
    const count = (): number => {
      step(parameter);
      expect(seen.sum().item() + rows.sum().item()).toBeLessThan(100);
      return tf.memory().numTensors;
    };
    count();
    const after = [count(), count(), count(), count()];
    expect(new Set(after).size).toBe(1);
  });

  it('can become a parameter of its own, which the other does not change', () => {
    const parameter = w();
    const own = parameter.detach();
    own.requiresGrad = true;
    step(parameter);
    expect(own.tolist()).toEqual(values);
  });
});
