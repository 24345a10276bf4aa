import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import type { XrayHand } from '../../src/core/run/xray.ts';
import { ModelAgain, readLayers, SequenceReader, watchForwards } from '../../src/torch/inside.ts';
import { currentSession } from '../../src/torch/session/session.ts';
import { recordsOf } from '../../src/torch/xray/readLayers.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const script = join(repository, 'test/labs/hands.py');
const [steps, hidden, read] = [6, 3, 3];
const sequence = 2;

interface Options {
  readonly cell: 'RNN' | 'GRU' | 'LSTM';
  readonly numLayers: number;
  readonly bidirectional: boolean;
}

/** Trains a little, so that the weights are those of no start, and then answers held against right numbers. */
const labOf = ({
  cell,
  numLayers,
  bidirectional,
}: Options): string => `import { manualSeed, nn, noGrad, optim, randn, type Tensor } from 'gatescope';
manualSeed(11);
const X = randn(5, ${String(steps)}, 2);
const y = randn(5);
class Model extends nn.Module {
  cell = new nn.${cell}({ inputSize: 2, hiddenSize: ${String(hidden)}, numLayers: ${String(numLayers)}, bidirectional: ${String(bidirectional)}, batchFirst: true });
  fc = new nn.Linear(${String(hidden * (bidirectional ? 2 : 1))}, 1);
  forward(x: Tensor): Tensor {
    const [out] = this.cell.forward(x);
    return this.fc.forward(out.select(1, ${String(read)})).squeeze(1);
  }
}
const model = new Model();
const lossFn = new nn.MSELoss();
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let epoch = 1; epoch <= 3; epoch++) {
  const loss = lossFn.forward(model.forward(X), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
}
const error = noGrad(() => lossFn.forward(model.forward(X), y)).item();
`;

/** Of each value: held shut, held open at some steps, and what is most asked for: a silenced unit, a state overwritten. */
function handsFor(names: readonly string[]): readonly (readonly XrayHand[])[] {
  const whole = { from: 0, to: steps };
  const h = names.indexOf('h');
  return [
    ...names.map((_, value): readonly XrayHand[] => [{ value, unit: 1, ...whole, number: 0 }]),
    ...names.map((_, value): readonly XrayHand[] => [{ value, unit: 2, from: 1, to: 4, number: 1 }]),
    [{ value: h, unit: 0, from: 2, to: 3, number: -0.75 }],
    [
      { value: h, unit: 0, ...whole, number: 0 },
      { value: 0, unit: 2, from: 3, to: steps, number: 0.25 },
    ],
  ];
}

describe.runIf(python)('a hand on the memory', () => {
  let folder: string;
  beforeAll(async () => {
    watchForwards(() => undefined);
    folder = await mkdtemp(join(tmpdir(), 'gatescope-hands-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const close = (shown: ArrayLike<number>, wanted: readonly number[], what: string): void => {
    expect(shown, what).toHaveLength(wanted.length);
    for (const [at, number] of wanted.entries()) {
      const apart = Math.abs((shown[at] ?? NaN) - number);
      if (!(apart <= 1e-6 + 1e-4 * Math.abs(number)))
        expect.fail(`${what}, number ${String(at)}: ${String(shown[at])} and not ${String(number)}`);
    }
  };

  it.each<Options>(
    (['RNN', 'GRU', 'LSTM'] as const).flatMap(cell => [
      { cell, numLayers: 1, bidirectional: false },
      { cell, numLayers: 2, bidirectional: false },
      { cell, numLayers: 2, bidirectional: true },
    ]),
  )('changes $cell ($numLayers layers, two directions: $bidirectional) as the same change in PyTorch does', async options => {
    await watchedRun('hands.lab.ts', labOf(options));
    const { layers } = readLayers();
    const [layer] = layers;
    const logged = currentSession().layers.layers[0]!;
    const names = layer!.values.map(({ name }) => name);
    const [again] = [new ModelAgain()];
    const reader = new SequenceReader(again);
    const model = currentSession().layers.callOf(logged.module)!;
    const { fc } = model.module as { fc: { weight: { arraySync(): unknown }; bias: { arraySync(): unknown } } };
    const weights = recordsOf(logged).map(([, record]) => {
      const { inputWeight, hiddenWeight, inputBias, hiddenBias } = record.lastInput!.weights;
      return {
        weight_ih: inputWeight.arraySync(),
        weight_hh: hiddenWeight.arraySync(),
        bias_ih: inputBias!.arraySync(),
        bias_hh: hiddenBias!.arraySync(),
      };
    });
    const [cases, shown]: [object[], { after: Float32Array; before: Float32Array; pictures: Record<string, Float32Array>[] }[]] = [[], []];
    for (const place of layer!.places.keys()) {
      for (const hands of handsFor(names)) {
        const hold = { layer: 0, place, hands };
        const answers = again.answers(hold);
        if (typeof answers === 'string') throw new Error(answers);
        const pictures = layer!.places.map((_, at) => {
          const picture = reader.read({ kind: 'sequence', layer: 0, place: at, sequence, from: 0, to: steps, hold });
          if (typeof picture === 'string') throw new Error(picture);
          return Object.fromEntries(picture.values.map((numbers, value) => [names[value]!, numbers]));
        });
        shown.push({ ...answers, pictures });
        const named = hands.map(({ value, ...hand }) => ({ ...hand, name: names[value] }));
        const { x } = recordsOf(logged)[0]![1].lastInput!;
        const data = { x: x.arraySync(), weights, fc_weight: fc.weight.arraySync(), fc_bias: fc.bias.arraySync() };
        cases.push({ ...options, hidden, read, sequence, place, places: layer!.places, hands: named, ...data });
      }
    }
    await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
    const wanted = JSON.parse(await runPython(script, join(folder, 'cases.json'))) as {
      before: number[];
      after: number[];
      pictures: Record<string, number[][]>[];
    }[];
    let changed = 0;
    for (const [index, { before, after, pictures }] of shown.entries()) {
      const what = JSON.stringify((cases[index] as { hands: object }).hands);
      close(before, wanted[index]!.before, `${what}, before`);
      close(after, wanted[index]!.after, `${what}, after`);
      if (after.some((answer, at) => Math.abs(answer - before[at]!) > 1e-3)) changed++;
      for (const [place, byName] of pictures.entries())
        for (const [name, numbers] of Object.entries(byName))
          close(numbers, wanted[index]!.pictures[place]![name]!.flat(), `${what}, ${name}`);
    }
    expect(changed).toBeGreaterThan(shown.length / 3);
    // The lab's own pass is what it was.
    const plain = reader.read({ kind: 'sequence', layer: 0, place: 0, sequence, from: 0, to: steps, hold: null });
    expect(plain).toMatchObject({ kind: 'sequence' });
    const own = again.answers({ layer: 0, place: 0, hands: [] });
    if (typeof own === 'string') throw new Error(own);
    expect(own.after).toEqual(own.before);
    close(own.before, [...layer!.pass!.answers!.given], 'with nothing held');
  });

  it('keeps the tensors of the last call alone, however often a model is called', async () => {
    const held = async (epochs: number): Promise<number> => {
      const text = labOf({ cell: 'GRU', numLayers: 1, bidirectional: false });
      await watchedRun('calls.lab.ts', text.replace('epoch <= 3', `epoch <= ${String(epochs)}`));
      return tf.memory().numTensors;
    };
    expect(await held(40)).toBe(await held(4));
    const again = new ModelAgain();
    const ask = (number: number): void => {
      const hands = [{ value: 0, unit: 1, from: 0, to: steps, number }];
      expect(again.answers({ layer: 0, place: 0, hands })).toMatchObject({ kind: 'answers' });
    };
    ask(0);
    const before = tf.memory().numTensors;
    for (let number = 1; number < 20; number++) ask(number);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('runs a model again as it was when the lab called it, whatever it keeps in its fields', async () => {
    const text = labOf({ cell: 'GRU', numLayers: 1, bidirectional: false })
      .replace(
        '  forward(x: Tensor): Tensor {',
        `  calls = 0;
  state: Tensor | null = null;
  seen: Tensor[] = [];
  forward(x: Tensor): Tensor {
    this.calls++;
    (this as { late?: number }).late ??= this.calls;`,
      )
      .replace(
        '    const [out] = this.cell.forward(x);\n',
        `    const [out, h] = this.cell.forward(x, this.state ?? undefined);
    this.state = h.detach();
    this.seen.push(h);
`,
      )
      .replace('.squeeze(1)', '.squeeze(1).mul(1 + 0.125 * this.calls + 0.5 * this.seen.length)');
    await watchedRun('fields.lab.ts', text);
    const given = readLayers().layers[0]!.pass!.answers!.given;
    const again = new ModelAgain();
    const ask = (number: number): Float32Array[] => {
      const answers = again.answers({ layer: 0, place: 0, hands: [{ value: 0, unit: 1, from: 0, to: steps, number }] });
      if (typeof answers === 'string') throw new Error(answers);
      return [answers.before, answers.after];
    };
    const [before, first] = ask(0);
    close(before!, [...given], 'as the lab compared it');
    ask(1);
    const [unchanged, second] = ask(0);
    expect(unchanged).toEqual(before);
    expect(second).toEqual(first);
    expect([...first!]).not.toEqual([...before!]);
  });

  it.each(['RNN', 'GRU', 'LSTM'] as const)(
    'calls no answer another one where a hand of a %s changes none, to the last digit',
    async cell => {
      await watchedRun('late.lab.ts', labOf({ cell, numLayers: 1, bidirectional: false }));
      // What is held comes after the step that the model reads.
      const hands = [{ value: 0, unit: 1, from: read + 1, to: steps, number: 0.5 }];
      const answers = new ModelAgain().answers({ layer: 0, place: 0, hands });
      if (typeof answers === 'string') throw new Error(answers);
      expect(answers.after).toEqual(answers.before);
    },
  );
});
