import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { linspace, manualSeed, nn, randn } from '../../../../src/torch/index.ts';
import { fusedSequence } from '../../../../src/torch/kernels/sequenceKernels.ts';
import { composedSequence } from '../../../../src/torch/recurrent/composedSequence.ts';
import { packedSequence } from '../../../../src/torch/recurrent/packedSequences.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { fusedCells, inputOf, leavesOf, measure, plain } from '../sequenceCases.ts';
import { expectClose, expectEqual, goldenFile, largestDifference } from './golden.ts';
import type { Golden } from './golden.ts';

interface Case {
  readonly cell: 'RNN' | 'LSTM' | 'GRU';
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly batchFirst: boolean;
  readonly lengths: readonly number[];
  readonly enforceSorted: boolean;
  readonly hasState: boolean;
  readonly x: Golden;
  readonly data: Golden;
  readonly batchSizes: readonly number[];
  readonly sortedIndices: readonly number[] | null;
  readonly unsortedIndices: readonly number[] | null;
  readonly out: Golden;
  readonly padded: Golden;
  readonly h: Golden;
  readonly c?: Golden;
  readonly dx: Golden;
  readonly gradients: Readonly<Record<string, Golden>>;
}

type Result = [out: nn.utils.rnn.PackedSequence, last: Tensor | [Tensor, Tensor]];

const file = goldenFile('packed.json') as { readonly seed: number; readonly cases: readonly Case[] };
const named = file.cases.map((each, i) => ({ name: `${String(i)} ${each.cell}`, each }));
const { packPaddedSequence, padPackedSequence } = nn.utils.rnn;

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

/** Runs a case the way the reference script does. */
function run(wanted: Case) {
  manualSeed(file.seed);
  const x = randn([...wanted.x.shape]);
  x.requiresGrad = true;
  const module = new nn[wanted.cell](wanted);
  const starts = wanted.hasState ? Array.from({ length: wanted.cell === 'LSTM' ? 2 : 1 }, () => randn([...wanted.h.shape])) : [];
  const state = starts.length === 2 ? starts : starts[0];
  const packed = packPaddedSequence(x, wanted.lengths, { batchFirst: wanted.batchFirst, enforceSorted: wanted.enforceSorted });
  const forward = module.forward.bind(module) as (x: nn.utils.rnn.PackedSequence, state?: unknown) => Result;
  const [out, last] = forward(packed, state);
  const [h, c = null] = Array.isArray(last) ? last : [last];
  return { x, module, packed, out, h, c };
}

describe('packed sequences against PyTorch', () => {
  it.each(named)('$name: how they are packed, outputs, states, gradients', ({ each }) => {
    const { x, module, packed, out, h, c } = run(each);
    expectEqual(packed.data, each.data, 'data');
    for (const given of [packed, out]) {
      expect(given.batchSizes.tolist()).toEqual(each.batchSizes);
      expect(given.sortedIndices?.tolist() ?? null).toEqual(each.sortedIndices);
      expect(given.unsortedIndices?.tolist() ?? null).toEqual(each.unsortedIndices);
    }
    const [padded, lengths] = padPackedSequence(out, { batchFirst: each.batchFirst, paddingValue: 0.5 });
    expectClose(out.data, each.out, 1e-6, 'out');
    expectClose(padded, each.padded, 1e-6, 'padded');
    expectClose(h, each.h, 1e-6, 'h');
    if (each.c) expectClose(c, each.c, 1e-6, 'c');
    expect(lengths.tolist()).toEqual(each.lengths);
    const sum = padded
      .mul(linspace(-1, 1, padded.size).reshape(padded.shape))
      .sum()
      .add(h.sum());
    (c === null ? sum : sum.add(c.sum().mul(0.5))).backward();
    expectClose(x.grad, each.dx, 1e-5, 'dx');
    for (const [name, parameter] of module.namedParameters())
      expectClose(parameter.grad, each.gradients[name] as Golden, 1e-5, `gradient of ${name}`);
  });

  it.each(named)('$name: gates are padded, in the order of the batch, NaN where there was no step', ({ each }) => {
    const { module, out } = run(each);
    const [padded] = padPackedSequence(out, { batchFirst: true, paddingValue: NaN });
    const gates = [module.gates].flat() as unknown as Readonly<Record<string, Tensor>>[];
    const ways = each.bidirectional ? 2 : 1;
    const lasts = gates.slice(-ways).map(({ h }) => h as Tensor);
    const joined = tf.concat(lasts, 2);
    expect(joined.shape).toEqual(padded.shape);
    const wanted = [...padded.dataSync()];
    for (const [at, value] of joined.dataSync().entries()) {
      if (Number.isNaN(wanted[at])) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(wanted[at] ?? NaN, 5);
    }
    for (const record of gates)
      for (const gate of Object.values(record)) {
        expect(gate.shape).toEqual([each.lengths.length, Math.max(...each.lengths), each.hiddenSize]);
        const perStep = gate.unstack(2)[0]?.tolist() as number[][];
        for (const [row, length] of each.lengths.entries())
          for (const [time, value] of (perStep[row] ?? []).entries()) expect(Number.isNaN(value)).toBe(time >= length);
      }
  });
});

describe.each(['LSTM', 'GRU', 'RNN'] as const)('a packed %s', kind => {
  const cell = fusedCells[kind];
  const packing = { batchSizes: [4, 3, 3, 1], sorted: null, unsorted: null };

  it.each([false, true])('is the same by fused kernels and step by step, and walks from its end: %s', isReverse => {
    const parts = [fusedSequence, composedSequence].map(way => {
      const input = { ...inputOf({ ...plain, kind, batch: 4, steps: 1, features: 2, hidden: 3, isReverse }), packing };
      manualSeed(8);
      const x = randn(11, 2);
      x.requiresGrad = true;
      const made = packedSequence({ ...input, x }, way);
      measure({ ...made, out: made.out.reshape([11, 1, 3]) }).backward();
      const leaves = leavesOf({ ...input, x });
      return [made.out, made.h, made.c, ...leaves.map(({ grad }) => grad)];
    });
    const [fused = [], composed = []] = parts;
    expect(fused).toHaveLength(cell.states.length === 2 ? 10 : 9);
    for (const [i, tensor] of fused.entries())
      expect(largestDifference(tensor?.dataSync() ?? [], [...(composed[i]?.dataSync() ?? [])])).toBeLessThanOrEqual(1e-5);
  });

  it('gives each sequence what it gets alone', () => {
    manualSeed(3);
    const module = new nn[kind]({ inputSize: 2, hiddenSize: 3, numLayers: 2, bidirectional: true, batchFirst: true });
    const x = randn(3, 5, 2);
    const lengths = [2, 5, 1];
    const given = packPaddedSequence(x, lengths, { batchFirst: true, enforceSorted: false });
    const [out, last] = module.forward(given);
    const [padded] = padPackedSequence(out, { batchFirst: true });
    for (const [row, length] of lengths.entries()) {
      const [alone, ends] = module.forward(x.at(row).slice(0, length));
      expect(padded.at(row).slice(0, length).tolist()).toEqual(alone.tolist());
      const pairs = [[last, ends].map(states => (Array.isArray(states) ? states : [states]))].flat();
      for (const [at, state] of (pairs[0] ?? []).entries()) expect(state.unstack(1)[row]?.tolist()).toEqual(pairs[1]?.[at]?.tolist());
    }
  });
});
