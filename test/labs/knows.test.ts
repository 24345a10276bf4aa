import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import type { KnownAnswer } from '../../src/core/run/xrayCurves.ts';
import { readLayers, StateKnowledge } from '../../src/torch/inside.ts';
import { currentSession } from '../../src/torch/session/session.ts';
import { recordsOf } from '../../src/torch/xray/readLayers.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const script = join(repository, 'test/labs/knows.py');
const [sequences, steps, hidden] = [90, 6, 4];

interface Options {
  readonly cell: 'RNN' | 'GRU' | 'LSTM';
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly label: 'classes' | 'numbers';
}

/** The label is told by the third step; three classes, or a number. */
const labOf = ({ cell, numLayers, bidirectional, label }: Options): string => `import { manualSeed, nn, noGrad, randn } from 'gatescope';
manualSeed(3);
const X = randn(${String(sequences)}, ${String(steps)}, 2);
const told = X.select(1, 2).select(1, 0);
const y = ${label === 'classes' ? 'told.gt(0.6).float().add(told.gt(-0.4).float())' : 'told.mul(3).add(1)'};
const cell = new nn.${cell}({ inputSize: 2, hiddenSize: ${String(hidden)}, numLayers: ${String(numLayers)}, bidirectional: ${String(bidirectional)}, batchFirst: true });
const fc = new nn.Linear(${String(hidden * (bidirectional ? 2 : 1))}, ${label === 'classes' ? '3' : '1'});
const answer = noGrad(() => fc.forward(cell.forward(X)[0].select(1, -1)));
const held = noGrad(() => ${label === 'classes' ? 'answer.argmax(1).eq(y)' : 'new nn.MSELoss().forward(answer.squeeze(1), y)'});
`;

/** All parts of a curve put together, as the view does it. */
function wholeCurve(
  knowledge: StateKnowledge,
  layer: number,
  place: number,
): { last: KnownAnswer; parts: number; scores: Record<string, number[]> } {
  const scores: Record<string, number[]> = {};
  for (let [from, parts] = [0, 1]; ; parts++) {
    const last = knowledge.read({ kind: 'knows', layer, place, from });
    if (typeof last === 'string') throw new Error(last);
    expect(last.from).toBe(from);
    for (const state of last.states) (scores[state.name] ??= []).push(...state.scores);
    from += last.states[0]!.scores.length;
    if (from >= last.steps.length) return { last, parts, scores };
  }
}

describe.runIf(python)('what a state knows', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-knows-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const all: readonly Options[] = [
    ...(['RNN', 'GRU', 'LSTM'] as const).map(cell => ({ cell, numLayers: 1, bidirectional: false, label: 'classes' as const })),
    { cell: 'LSTM', numLayers: 2, bidirectional: true, label: 'classes' },
    { cell: 'GRU', numLayers: 2, bidirectional: true, label: 'numbers' },
    { cell: 'RNN', numLayers: 2, bidirectional: false, label: 'numbers' },
    { cell: 'LSTM', numLayers: 1, bidirectional: false, label: 'numbers' },
  ];

  it('is what numpy reads from PyTorch’s states: every cell, layers and directions, classes and numbers', async () => {
    const [cases, shown]: [object[], { curve: ReturnType<typeof wholeCurve>; options: Options; place: string }[]] = [[], []];
    for (const options of all) {
      await watchedRun('knows.lab.ts', labOf(options));
      const { places, pass } = readLayers().layers[0]!;
      const records = recordsOf(currentSession().layers.layers[0]!).map(([, record]) => record.lastInput!);
      const weights = records.map(({ weights: { inputWeight, hiddenWeight, inputBias, hiddenBias } }) => ({
        weight_ih: inputWeight.arraySync(),
        weight_hh: hiddenWeight.arraySync(),
        bias_ih: inputBias!.arraySync(),
        bias_hh: hiddenBias!.arraySync(),
      }));
      const isShare = options.label === 'classes';
      const labels = [...pass!.answers!.right];
      const most = Math.max(...[0, 1, 2].map(kind => labels.filter(label => label === kind).length)) / sequences;
      for (const [at, place] of places.entries()) {
        const curve = wholeCurve(new StateKnowledge(), 0, at);
        expect(curve.last.steps).toEqual([0, 1, 2, 3, 4, 5].map(step => (place.endsWith('_reverse') ? steps - 1 - step : step)));
        expect(curve.last).toMatchObject({ isShare, sequences, baseline: isShare ? most : 0 });
        shown.push({ curve, options, place });
        cases.push({ ...options, hidden, x: records[0]!.x.arraySync(), weights, places, place: at, labels, isShare });
      }
    }
    await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
    const wanted = JSON.parse(await runPython(script, join(folder, 'cases.json'))) as Record<string, number[]>[];
    for (const [index, { curve, options, place }] of shown.entries()) {
      expect(Object.keys(curve.scores)).toEqual(options.cell === 'LSTM' ? ['h', 'c'] : ['h']);
      for (const [name, numbers] of Object.entries(curve.scores)) {
        for (const [at, step] of curve.last.steps.entries()) {
          const number = wanted[index]![name]![step]!;
          const what = `${options.cell}, ${name} of ${place} at step ${String(step)}: ${String(numbers[at])} and not ${String(number)}`;
          expect(Math.abs(numbers[at]! - number), what).toBeLessThanOrEqual(1e-6 + 1e-4 * Math.abs(number));
        }
      }
      // Before the step that tells it little is known, and at that step much.
      const [before = 1, then = 0] = [curve.scores['h']![1], curve.scores['h']![2]];
      if (place === 'l0') expect(then - before).toBeGreaterThan(0.2);
    }
  });
});

describe('a long pass', () => {
  it('is told of in parts, at some of its steps, the first and the last among them, and keeps no tensors', async () => {
    await watchedRun(
      'long.lab.ts',
      `import { manualSeed, nn, noGrad, randn } from 'gatescope';
manualSeed(4);
const X = randn(12, 2000, 1);
const y = X.select(1, 1999).select(1, 0).gt(0).float();
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 16, batchFirst: true, bidirectional: true });
const fc = new nn.Linear(32, 2);
const right = noGrad(() => fc.forward(gru.forward(X)[0].select(1, -1)).argmax(1).eq(y));
`,
    );
    const knowledge = new StateKnowledge();
    const before = tf.memory().numTensors;
    const { last, parts, scores } = wholeCurve(knowledge, 0, 1);
    expect(tf.memory().numTensors).toBe(before);
    expect(last.steps).toHaveLength(256);
    expect([last.steps[0], last.steps.at(-1)]).toEqual([1999, 0]);
    expect(new Set(last.steps).size).toBe(256);
    expect(parts).toBeGreaterThan(1);
    expect(scores['h']).toHaveLength(256);
    // It begins where the label is told, and forgets it.
    expect(scores['h']![0]).toBeGreaterThan(scores['h']!.at(-1)!);
    // Only the part that follows is given, and one of another place not at all.
    const ask = { kind: 'knows', layer: 0, place: 1 } as const;
    expect([knowledge.read({ ...ask, from: 7 }), knowledge.read({ ...ask, place: 0, from: 256 })]).toEqual(['gone', 'gone']);
  });

  const [one, two] = ['randn(12, 3, 1)', 'randn(9, 3, 1)'];
  it.each([
    ['noLabels', one, ''],
    ['oneLabel', one, 'out.select(1, -1).argmax(1).eq(tensor(new Array(12).fill(1)))'],
    ['fewSequences', two, 'out.select(1, -1).argmax(1).eq(tensor([0, 1, 0, 1, 0, 1, 0, 1, 0]))'],
    ['badLabels', one, 'new nn.MSELoss().forward(out.select(1, -1).mean(1), tensor([NaN, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]))'],
  ])('says %s where that is so', async (reason, data, held) => {
    await watchedRun(
      'none.lab.ts',
      `import { nn, randn, tensor } from 'gatescope';
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, batchFirst: true });
const [out] = gru.forward(${data});
${held === '' ? 'tensor([1])' : held};
`,
    );
    expect(new StateKnowledge().read({ kind: 'knows', layer: 0, place: 0, from: 0 })).toBe(reason);
    expect(new StateKnowledge().read({ kind: 'knows', layer: 1, place: 0, from: 0 })).toBe('gone');
  });
});
