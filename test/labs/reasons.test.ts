import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { checkXray } from '../../src/core/checked/checkXray.ts';
import type { XrayReason } from '../../src/core/run/xrayReason.ts';
import { manualSeed, nn, randn } from '../../src/torch/index.ts';
import { ModelAgain, readLayers, SequenceReader } from '../../src/torch/inside.ts';
import { currentSession, startSession } from '../../src/torch/session/session.ts';
import { recordsOf } from '../../src/torch/xray/readLayers.ts';
import { modulesOf } from '../../src/torch/nn/recurrent/moduleOf.ts';
import { minimalGatedUnit } from '../fixtures/cells/minimalGatedUnit.ts';
import { python, runPython } from './pytorch.ts';

interface Asked {
  readonly reason: XrayReason;
  readonly name: string;
  readonly step: number;
  readonly unit: number;
}

const squash = {
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  relu: (x: number) => Math.max(0, x),
  none: (x: number) => x,
};

describe('why a number is what it is', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
    manualSeed(7);
  });

  /** Every value of every unit and step of a sequence. */
  function askAll(layer: number, place: number, sequence: number): Asked[] {
    const reader = new SequenceReader(new ModelAgain());
    const { values, pass } = readLayers().layers[layer]!;
    return values.flatMap(({ name }, value) =>
      Array.from({ length: pass!.steps * pass!.hidden }, (_, index) => {
        const [step, unit] = [Math.floor(index / pass!.hidden), index % pass!.hidden];
        const reason = reader.reasonOf({ kind: 'reason', layer, place, sequence, step, value, unit, hold: null });
        if (typeof reason === 'string') throw new Error(reason);
        return { reason, name, step, unit };
      }),
    );
  }

  it.runIf(python)('adds up to what PyTorch has before the gate, and tells whole products', async () => {
    const options = { inputSize: 3, hiddenSize: 4, batchFirst: true };
    new nn.RNN(options).forward(randn(2, 5, 3));
    new nn.GRU({ ...options, bidirectional: true }).forward(randn(2, 5, 3));
    new nn.LSTM({ ...options, numLayers: 2, batchFirst: false }).forward(randn(5, 2, 3));
    const [cases, asked]: [object[], Asked[][]] = [[], []];
    for (const { id, places } of readLayers().layers) {
      for (const place of places.keys()) {
        const input = recordsOf(currentSession().layers.layers[id]!)[place]![1].lastInput!;
        const { inputWeight, hiddenWeight, inputBias, hiddenBias } = input.weights;
        const [weight_ih, weight_hh] = [inputWeight.arraySync(), hiddenWeight.arraySync()];
        const [bias_ih, bias_hh] = [inputBias!.arraySync(), hiddenBias!.arraySync()];
        const states = { h0: input.h0.arraySync(), c0: input.c0?.arraySync() ?? null };
        const { batchFirst, isReverse } = input;
        const weights = { weight_ih, weight_hh, bias_ih, bias_hh };
        cases.push({ cell: input.cell.name, x: input.x.arraySync(), batchFirst, isReverse, ...states, ...weights, sequence: 1 });
        asked.push(askAll(id, place, 1));
      }
    }
    const folder = await mkdtemp(join(tmpdir(), 'gatescope-reasons-'));
    const file = join(folder, 'cases.json');
    await writeFile(file, JSON.stringify(cases));
    const sums = JSON.parse(await runPython(join(repository, 'test/labs/reasons.py'), file)) as Record<string, number[][]>[];
    await rm(folder, { recursive: true });
    expect(asked).toHaveLength(5);
    for (const [at, each] of asked.entries()) {
      for (const { reason, name, step, unit } of each) {
        const { terms, others, sum, number } = reason;
        expect(Math.abs(sum - sums[at]![name]![step]![unit]!), name).toBeLessThan(1e-5);
        expect(Math.abs(squash[reason.squash](sum) - number), name).toBeLessThan(1e-5);
        expect(Math.abs(terms.reduce((all, { product }) => all + product, others.sum) - sum)).toBeLessThan(1e-9);
        for (const { product, factors } of terms) expect(factors.reduce((all, factor) => all * factor.number, 1)).toBe(product);
        const sizes = terms.map(({ product }) => Math.abs(product));
        expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
        // What crosses the sandbox is what arrives.
        expect(checkXray(structuredClone(reason))).toEqual(reason);
      }
    }
  });

  it('counts what it does not tell one by one', () => {
    new nn.RNN({ inputSize: 40, hiddenSize: 3, batchFirst: true }).forward(randn(1, 2, 40));
    const [first] = askAll(0, 0, 0);
    // 40 features, 3 states and 2 biases.
    expect(first!.reason.terms).toHaveLength(24);
    expect(first!.reason.others.count).toBe(21);
    // Before the first step is what the layer was given.
    expect(first!.reason.terms.flatMap(({ factors }) => factors).some(({ kind, step }) => kind === 'value' && step < 0)).toBe(false);
  });

  it('says so where a cell has no reasons, and where there is no such number', () => {
    const [MinimalGatedUnit] = modulesOf(minimalGatedUnit);
    new MinimalGatedUnit({ inputSize: 2, hiddenSize: 3, batchFirst: true }).forward(randn(1, 4, 2));
    const reader = new SequenceReader(new ModelAgain());
    const at = { kind: 'reason', layer: 0, place: 0, sequence: 0, step: 0, value: 0, unit: 0, hold: null } as const;
    expect(reader.reasonOf(at)).toBe('noReason');
    for (const wrong of [{ layer: 9 }, { place: 9 }, { sequence: 1 }, { step: 4 }, { unit: 3 }, { value: 99 }])
      expect(reader.reasonOf({ ...at, ...wrong })).toBe('gone');
  });
});
