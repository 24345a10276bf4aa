import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moduleGates } from '../../../src/recorder/values/moduleGates.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { gateLimits } from '../../../src/core/run/valueLimits.ts';
import { torchHooks } from '../../../src/recorder/torchHooks.ts';
import { cat, manualSeed, nn, randn, sigmoid, tensor, type Tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeAll(async () => {
  await cpuLibraries();
});

beforeEach(() => {
  startSession();
  manualSeed(7);
});

const gatesOf = (module: object) => moduleGates(module, torchHooks, gateLimits.workOfRun).found;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the gates of a module when its run has ended', () => {
  it('are those its formulas give, at each time step', () => {
    const gru = new nn.GRU({ inputSize: 2, hiddenSize: 3, batchFirst: true });
    const x = randn(5, 4, 2);
    gru.forward(x);
    const gates = gatesOf(gru) ?? [];
    expect(gates.map(({ name }) => name)).toEqual(['reset', 'update']);
    // The first step by hand: h is 0, so only the input and the biases count.
    const x0 = x.slice([0, 0], [-1, 1]).reshape([5, 2]);
    const [inputWeight, , inputBias, hiddenBias] = [...gru.parameters()] as [Tensor, Tensor, Tensor, Tensor];
    const sums = x0.matMul(inputWeight, false, true).add(inputBias).add(hiddenBias);
    const update = sigmoid(sums.slice([0, 3], [-1, 3]));
    expect(gates[1]?.overTime[0]).toBeCloseTo(update.mean().item(), 6);
    expect(gates[1]?.steps).toBe(4);
    for (const { min, max, mean: all, overTime } of gates) {
      expect(overTime).toHaveLength(4);
      expect(mean(overTime)).toBeCloseTo(all, 6);
      expect(min).toBeLessThan(all);
      expect(max).toBeGreaterThan(all);
    }
  });

  it('are as `gates` has them, whatever axis comes first', () => {
    const lstm = new nn.LSTM({ inputSize: 2, hiddenSize: 3 });
    lstm.forward(randn(6, 5, 2));
    const { forget } = lstm.gates as unknown as Record<'forget', Tensor>;
    const perStep = forget.mean([0, 2]).tolist() as number[];
    const found = gatesOf(lstm)?.find(({ name }) => name === 'forget');
    expect(found?.steps).toBe(6);
    expect(gatesOf(lstm)?.map(({ meaning }) => meaning)).toEqual(['writes', 'keeps', 'shows']);
    found?.overTime.forEach((value, step) => {
      expect(value).toBeCloseTo(perStep[step] ?? NaN, 6);
    });
  });

  it('carry the name of their place where there are several', () => {
    const lstm = new nn.LSTM({ inputSize: 2, hiddenSize: 3, numLayers: 2, bidirectional: true });
    lstm.forward(randn(4, 1, 2));
    expect(gatesOf(lstm)?.map(({ name }) => name)).toEqual(
      ['l0', 'l0_reverse', 'l1', 'l1_reverse'].flatMap(place => ['input', 'forget', 'output'].map(gate => `${gate}_${place}`)),
    );
  });

  it('are of the last pass, with the weights it had', () => {
    const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });
    gru.forward(randn(3, 1, 1));
    const before = gatesOf(gru);
    const bias = [...gru.parameters()][2] as Tensor;
    const opened = cat([bias.slice([0], [2]), tensor([9, 9]), bias.slice([4], [2])]);
    gru['bias_ih_l0'] = new nn.Parameter(opened);
    expect(gatesOf(gru)).toEqual(before);
    gru.forward(randn(3, 1, 1));
    expect(gatesOf(gru)?.find(({ name }) => name === 'update')?.min).toBeGreaterThan(0.9);
  });

  it('are told of a cell, too, which makes one step', () => {
    const cell = new nn.GRUCell({ inputSize: 1, hiddenSize: 2 });
    cell.forward(tensor([[1], [2]]));
    expect(gatesOf(cell)).toMatchObject([
      { name: 'reset', meaning: 'resets', steps: 1, overTime: [expect.any(Number)] },
      { name: 'update', meaning: 'keeps', steps: 1 },
    ]);
  });

  it('are thinned evenly where there are many steps', () => {
    const gru = new nn.GRU({ inputSize: 1, hiddenSize: 1 });
    gru.forward(randn(130, 1, 1));
    const gate = gru.gates.update.reshape([130]).tolist() as number[];
    const told = gatesOf(gru)?.[1];
    expect(told?.steps).toBe(130);
    expect(told?.overTime).toHaveLength(64);
    expect([told?.overTime[0], told?.overTime.at(-1)]).toEqual([gate[0], gate[129]]);
  });

  it('are none before a forward pass, in a plain recurrent layer, and where a number is none', () => {
    const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });
    expect(gatesOf(gru)).toBeNull();
    const rnn = new nn.RNN({ inputSize: 1, hiddenSize: 2 });
    rnn.forward(randn(3, 1, 1));
    expect(gatesOf(rnn)).toBeNull();
    expect(gatesOf(new nn.Linear(1, 1))).toBeNull();
    gru.forward(tensor([[[NaN]]]));
    expect(gatesOf(gru)).toBeNull();
  });

  it('are left out where computing them would keep the learner waiting', () => {
    const large = new nn.GRU({ inputSize: 64, hiddenSize: 64 });
    large.forward(randn(40, 32, 64));
    expect(gatesOf(large)).toBeNull();
    const long = new nn.GRU({ inputSize: 1, hiddenSize: 1 });
    long.forward(randn(1000, 1, 1));
    expect(gatesOf(long)).toBeNull();
  });
});
