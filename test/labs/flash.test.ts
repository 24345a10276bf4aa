import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import type { FlashAnswer } from '../../src/core/run/xrayCurves.ts';
import { ModelAgain, readFlash, readLayers, SequenceReader, watchForwards } from '../../src/torch/inside.ts';
import { currentSession } from '../../src/torch/session/session.ts';
import { recordsOf } from '../../src/torch/xray/readLayers.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const script = join(repository, 'test/labs/flash.py');
const [steps, hidden, read] = [6, 3, 4];

interface Options {
  readonly cell: 'RNN' | 'GRU' | 'LSTM';
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly classes: number;
}

/** Trains a little; the answer is read before the last step, which moves nothing then. */
const labOf = (
  { cell, numLayers, bidirectional, classes }: Options,
  epochs = 3,
): string => `import { manualSeed, nn, noGrad, optim, randn, type Tensor } from 'gatescope';
manualSeed(11);
const X = randn(5, ${String(steps)}, 2);
const y = randn(5, ${String(classes)});
class Model extends nn.Module {
  cell = new nn.${cell}({ inputSize: 2, hiddenSize: ${String(hidden)}, numLayers: ${String(numLayers)}, bidirectional: ${String(bidirectional)}, batchFirst: true });
  fc = new nn.Linear(${String(hidden * (bidirectional ? 2 : 1))}, ${String(classes)});
  forward(x: Tensor): Tensor {
    const [out] = this.cell.forward(x);
    return this.fc.forward(out.select(1, ${String(read)}));
  }
}
const model = new Model();
const lossFn = new nn.MSELoss();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 1; epoch <= ${String(epochs)}; epoch++) {
  const loss = lossFn.forward(model.forward(X), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
const error = noGrad(() => lossFn.forward(model.forward(X), y)).item();
`;

const flash = (place: number, bias = 0, isBefore = false): FlashAnswer => {
  const answer = readFlash({ kind: 'flash', layer: 0, place, bias, isBefore });
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};

/** The model of the lab and what it is given, for PyTorch. */
function dataOf(options: Options): object {
  const logged = currentSession().layers.layers[0]!;
  const { fc } = currentSession().layers.callOf(logged.module)!.module as { fc: { weight: tf.Tensor; bias: tf.Tensor } };
  const inputs = recordsOf(logged).map(([, record]) => record.lastInput!);
  const weights = inputs.map(({ weights: { inputWeight, hiddenWeight, inputBias, hiddenBias } }) => ({
    weight_ih: inputWeight.arraySync(),
    weight_hh: hiddenWeight.arraySync(),
    bias_ih: inputBias!.arraySync(),
    bias_hh: hiddenBias!.arraySync(),
  }));
  return { ...options, hidden, read, x: inputs[0]!.x.arraySync(), weights, fc_weight: fc.weight.arraySync(), fc_bias: fc.bias.arraySync() };
}

/** All numbers and gradients of the lab's parameters. */
function parameters(): unknown {
  const { module } = currentSession().layers.callOf(currentSession().layers.layers[0]!.module)!;
  return (module as { parameters(): (tf.Tensor & { grad: tf.Tensor | null })[] })
    .parameters()
    .map(each => [each.arraySync(), each.grad?.arraySync()]);
}

beforeAll(() => {
  watchForwards(() => undefined);
});

describe.runIf(python)('a gradient flashlight', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-flash-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tells what PyTorch’s autograd tells: every cell, layers and directions, with the keep bias and without', async () => {
    const [cases, shown]: [object[], { answer: FlashAnswer; what: string }[]] = [[], []];
    for (const cell of ['RNN', 'GRU', 'LSTM'] as const) {
      for (const [numLayers, bidirectional] of [
        [1, false],
        [2, false],
        [2, true],
      ] as const) {
        const options = { cell, numLayers, bidirectional, classes: bidirectional ? 3 : 1 };
        await watchedRun('flash.lab.ts', labOf(options));
        const before = parameters();
        const data = dataOf(options);
        for (const place of readLayers().layers[0]!.places.keys()) {
          for (const bias of place === 0 ? [0, 1.5, -2] : [1.5]) {
            const answer = flash(place, bias);
            expect(answer).toMatchObject({
              steps: [0, 1, 2, 3, 4, 5],
              subject: bidirectional ? 'lead' : 'number',
              hasDial: cell !== 'RNN',
              sequences: 5,
            });
            shown.push({ answer, what: JSON.stringify({ ...options, place, bias }) });
            cases.push({ ...data, place, bias });
          }
        }
        // Weights and gradients are the lab's own.
        expect(parameters()).toEqual(before);
      }
    }
    await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
    const wanted = JSON.parse(await runPython(script, join(folder, 'cases.json'))) as Record<string, number[]>[];
    for (const [index, { answer, what }] of shown.entries()) {
      expect(answer.values.map(({ name }) => name)).toEqual(Object.keys(wanted[index]!));
      for (const { name, norms } of answer.values) {
        for (const [step, number] of wanted[index]![name]!.entries()) {
          expect(
            Math.abs(norms[step]! - number),
            `${what}, ${name}, step ${String(step)}: ${String(norms[step])} and not ${String(number)}`,
          ).toBeLessThanOrEqual(1e-7 + 1e-4 * number);
        }
      }
    }
  });
});

it('tells what finite differences of a held state tell', async () => {
  await watchedRun(
    'flash.lab.ts',
    labOf({ cell: 'GRU', numLayers: 1, bidirectional: false, classes: 1 })
      .replace('randn(5, 6, 2)', 'randn(1, 6, 2)')
      .replaceAll('randn(5, 1)', 'randn(1, 1)'),
  );
  const [again, answer] = [new ModelAgain(), flash(0)];
  const sequence = new SequenceReader(again).read({ kind: 'sequence', layer: 0, place: 0, sequence: 0, from: 0, to: steps, hold: null });
  if (typeof sequence === 'string') throw new Error(sequence);
  const h = readLayers().layers[0]!.values.findIndex(({ name }) => name === 'h');
  const norms = answer.values.find(({ name }) => name === 'h')!.norms;
  for (const step of [0, 2, 4, 5]) {
    const slopes = [0, 1, 2].map(unit => {
      const at = sequence.values[h]![unit * steps + step]!;
      const said = [at + 0.02, at - 0.02].map(number => {
        const answers = again.answers({ layer: 0, place: 0, hands: [{ value: h, unit, from: step, to: step + 1, number }] });
        if (typeof answers === 'string') throw new Error(answers);
        return answers.after[0]!;
      });
      return (said[0]! - said[1]!) / 0.04;
    });
    expect(Math.abs(norms[step]! - Math.hypot(...slopes)), `step ${String(step)}`).toBeLessThanOrEqual(1e-4 + 2e-3 * Math.hypot(...slopes));
  }
  expect(norms[5]).toBe(0);
});

it('tells how it was before training, and keeps nothing', async () => {
  const options = { cell: 'LSTM', numLayers: 2, bidirectional: false, classes: 3 } as const;
  await watchedRun('flash.lab.ts', labOf(options, 0));
  const untrained = flash(1, 0.5);
  expect(untrained.hasBefore).toBe(false);
  expect(readFlash({ kind: 'flash', layer: 0, place: 0, bias: 0, isBefore: true })).toBe('noStart');
  await watchedRun('flash.lab.ts', labOf(options), { keepsWeights: true });
  const now = parameters();
  const before = flash(1, 0.5, true);
  expect(before).toEqual({ ...untrained, hasBefore: true });
  expect(flash(1, 0.5).values).not.toEqual(before.values);
  expect(parameters()).toEqual(now);
  const tensors = tf.memory().numTensors;
  for (const bias of [0, 1, 2]) flash(0, bias, bias === 1);
  expect(tf.memory().numTensors).toBe(tensors);
});

it('tells of a module by itself where no model can be called again, and why not where nothing can be told', async () => {
  const begin = `import { manualSeed, nn, noGrad, print, randn, type Tensor } from 'gatescope';
manualSeed(2);
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 3, batchFirst: true });
const x = randn(4, 5, 1);
`;
  const { printed } = await watchedRun(
    'alone.lab.ts',
    `${begin}x.requiresGrad = true;
const [out] = gru.forward(x);
out.select(1, 4).sum().backward();
print(JSON.stringify(x.grad!.abs().mean([0, 2]).tolist()));
`,
  );
  const alone = flash(0);
  expect(alone).toMatchObject({ subject: 'state', hasBefore: false });
  // With one feature a gradient is as long as it is large.
  const own = JSON.parse(printed[0]!) as number[];
  for (const [step, number] of own.entries()) expect(alone.values[0]!.norms[step]).toBeCloseTo(number, 6);
  const model = (body: string): string =>
    `${begin}class Model extends nn.Module {\n  gru = gru;\n  forward(input: Tensor): Tensor {\n${body}\n  }\n}\nconst y = noGrad(() => new Model().forward(x));\n`;
  const refused = async (body: string): Promise<unknown> => {
    await watchedRun('model.lab.ts', model(body));
    return readFlash({ kind: 'flash', layer: 0, place: 0, bias: 0, isBefore: false });
  };
  expect(await refused('    return gru.forward(input)[0].select(1, 4).detach();')).toBe('noGradient');
  expect(await refused('    return gru.forward(input)[0].sum();')).toBe('otherAnswers');
  expect(readFlash({ kind: 'flash', layer: 0, place: 0, bias: NaN, isBefore: false })).toBe('gone');
  expect(readFlash({ kind: 'flash', layer: 3, place: 0, bias: 0, isBefore: false })).toBe('gone');
});
