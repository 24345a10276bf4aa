import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import type { XraySequence } from '../../src/core/run/xray.ts';
import { manualSeed, nn, noGrad, randn, zeros } from '../../src/torch/index.ts';
import { ModelAgain, readLayers, SequenceReader } from '../../src/torch/inside.ts';
import { currentSession, startSession } from '../../src/torch/session/session.ts';
import { recordsOf } from '../../src/torch/xray/readLayers.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const script = join(repository, 'test/labs/xray.py');

/** What PyTorch needs to compute a sequence of a layer and direction again. */
function caseOf(layer: number, place: number, sequence: number | null): object {
  const input = recordsOf(currentSession().layers.layers[layer]!)[place]![1].lastInput!;
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = input.weights;
  return {
    cell: input.cell.name,
    x: input.x.arraySync(),
    batchFirst: input.batchFirst,
    isReverse: input.isReverse,
    h0: input.h0.arraySync(),
    c0: input.c0?.arraySync() ?? null,
    weight_ih: inputWeight.arraySync(),
    weight_hh: hiddenWeight.arraySync(),
    bias_ih: inputBias?.arraySync() ?? null,
    bias_hh: hiddenBias?.arraySync() ?? null,
    sequence,
  };
}

describe.runIf(python)('an X-ray', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-xray-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
    manualSeed(7);
  });

  /** Holds every layer and direction of every module of the session against PyTorch: one sequence, and the mean of all. */
  async function compare(): Promise<number> {
    const reader = new SequenceReader(new ModelAgain());
    const [cases, shown]: [object[], { sequence: XraySequence; names: readonly string[] }[]] = [[], []];
    for (const { id, places, pass, values } of readLayers().layers) {
      if (!pass) continue;
      for (const place of places.keys()) {
        for (const sequence of [null, 0, pass.sequences - 1]) {
          const answer = reader.read({ kind: 'sequence', layer: id, place, sequence, from: 0, to: pass.steps, hold: null });
          if (typeof answer === 'string') throw new Error(answer);
          cases.push(caseOf(id, place, sequence));
          shown.push({ sequence: answer, names: values.map(({ name }) => name) });
        }
      }
    }
    await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
    const wanted = JSON.parse(await runPython(script, join(folder, 'cases.json'))) as Record<string, number[][]>[];
    let compared = 0;
    for (const [index, { sequence, names }] of shown.entries()) {
      expect(Object.keys(wanted[index]!)).toEqual(names);
      for (const [value, name] of names.entries()) {
        const numbers = wanted[index]![name]!.flat();
        expect(sequence.values[value]).toHaveLength(numbers.length);
        for (const [at, number] of numbers.entries()) {
          const apart = Math.abs((sequence.values[value]?.[at] ?? NaN) - number);
          if (!(apart <= 1e-6 + 1e-4 * Math.abs(number))) expect.fail(`${name}, number ${String(at)}: ${String(apart)} apart`);
          compared++;
        }
      }
    }
    return compared;
  }

  it.each(['RNN', 'GRU', 'LSTM'] as const)('shows the gates and states of nn.%s as PyTorch computes them', async name => {
    const options = { inputSize: 3, hiddenSize: 5 };
    const plain = new nn[name]({ ...options, batchFirst: true });
    const deep = new nn[name]({ ...options, numLayers: 2, bidirectional: true });
    const bare = new nn[name]({ ...options, bias: false, batchFirst: true });
    noGrad(() => {
      plain.forward(randn(4, 7, 3));
      deep.forward(randn(6, 2, 3));
      const [h0, c0] = [randn(1, 3, 5), randn(1, 3, 5)];
      if (name === 'LSTM') (bare as nn.LSTM).forward(randn(3, 4, 3), [h0, c0]);
      else (bare as nn.GRU).forward(randn(3, 4, 3), h0);
    });
    const { layers } = readLayers();
    expect(layers.map(({ places, pass }) => [places, pass?.sequences, pass?.steps, pass?.hidden])).toEqual([
      [['l0'], 4, 7, 5],
      [['l0', 'l0_reverse', 'l1', 'l1_reverse'], 2, 6, 5],
      [['l0'], 3, 4, 5],
    ]);
    expect(await compare()).toBeGreaterThan(500);
  });

  it.each(['lab-3-shapes', 'lab-4-memory-task', 'lab-5-marked-value'])(
    'shows what the modules of %s did inside',
    async lab => {
      const text = await readFile(join(repository, `labs/lstm-and-gru/${lab}.lab.ts`), 'utf8');
      await watchedRun(`${lab}.lab.ts`, text);
      expect(await compare()).toBeGreaterThan(500);
    },
    300_000,
  );

  it('knows the right answers and the model’s own where the lab held them against each other', async () => {
    const text = await readFile(join(repository, 'labs/lstm-and-gru/lab-5-marked-value.lab.ts'), 'utf8');
    const { printed } = await watchedRun('lab-5-marked-value.lab.ts', text);
    const shares = readLayers().layers.map(({ pass }) => {
      const { right, given } = pass!.answers!;
      return right.filter((each, index) => each === given[index]).length / pass!.sequences;
    });
    const printedShares = printed.slice(1).map(line => Number(/held_out=([\d.]+)/.exec(line)?.[1]));
    expect(shares.map(share => Number(share.toFixed(3)))).toEqual(printedShares);
  }, 300_000);
});

describe('answers of an X-ray', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
    manualSeed(7);
  });

  it('say what cannot be asked', () => {
    const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, batchFirst: true });
    const reader = new SequenceReader(new ModelAgain());
    const ask = { kind: 'sequence', layer: 0, place: 0, sequence: 0, from: 0, to: 3, hold: null } as const;
    expect(reader.read(ask)).toBe('gone');
    expect(readLayers().layers[0]?.pass).toBe(null);
    gru.forward(zeros(2, 3, 1));
    expect(reader.read({ ...ask, sequence: 2 })).toBe('gone');
    expect(reader.read({ ...ask, layer: 1 })).toBe('gone');
    expect(reader.read({ ...ask, place: 1 })).toBe('gone');
    expect(reader.read(ask)).toMatchObject({ kind: 'sequence', from: 0, to: 3, every: 1, features: 1 });
  });

  it('put long sequences into columns, each the mean of its steps, and single steps into windows', () => {
    const [steps, hidden] = [3_000, 40];
    const rnn = new nn.RNN({ inputSize: 1, hiddenSize: hidden, batchFirst: true });
    noGrad(() => rnn.forward(randn(1, steps, 1)));
    const reader = new SequenceReader(new ModelAgain());
    const ask = { kind: 'sequence', layer: 0, place: 0, sequence: 0, hold: null } as const;
    const whole = reader.read({ ...ask, from: 0, to: steps }) as XraySequence;
    const columns = Math.ceil(steps / whole.every);
    expect(whole.every).toBe(3);
    const near = reader.read({ ...ask, from: 299, to: 305 }) as XraySequence;
    expect([near.from, near.to, near.every]).toEqual([299, 305, 1]);
    for (let unit = 0; unit < hidden; unit++) {
      const mean = [1, 2, 3].reduce((sum, step) => sum + near.values[0]![unit * 6 + step]!, 0) / 3;
      expect(whole.values[0]![unit * columns + 100]).toBeCloseTo(mean, 6);
    }
  });

  it('leave out modules that are too many, and count them', () => {
    for (let made = 0; made < 70; made++) new nn.GRU({ inputSize: 1, hiddenSize: 1 });
    const { layers, leftOut } = readLayers();
    expect([layers.length, leftOut]).toEqual([64, 6]);
  });
});
