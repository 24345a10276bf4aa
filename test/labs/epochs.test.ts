import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import type { XrayChange, XrayHand, XraySequence } from '../../src/core/run/xray.ts';
import { ModelAgain, readLayers, SequenceReader, watchForwards } from '../../src/torch/inside.ts';
import { currentSession } from '../../src/torch/session/session.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const lab = join(repository, 'labs/lstm-and-gru/lab-4-memory-task');
const script = join(repository, 'test/labs/epochs.py');
const asked = [1, 2, 12, 40, 80];
const sequence = 3;

interface Told {
  readonly steps: number;
  readonly told: readonly {
    readonly weights: readonly number[][];
    readonly answers: readonly number[];
    readonly gates: Readonly<Record<string, readonly number[]>>;
  }[];
}

describe.runIf(python)('a model as of a step of its training', () => {
  let wanted: Told;
  beforeAll(async () => {
    watchForwards(() => undefined);
    await watchedRun('lab-4-memory-task.lab.ts', await readFile(`${lab}.lab.ts`, 'utf8'), { keepsWeights: true });
    wanted = JSON.parse(await runPython(script, `${lab}.py`, JSON.stringify(asked), String(sequence))) as Told;
  });

  const close = (shown: ArrayLike<number>, numbers: readonly number[], what: string): void => {
    expect(shown, what).toHaveLength(numbers.length);
    for (const [at, number] of numbers.entries()) {
      const apart = Math.abs((shown[at] ?? NaN) - number);
      if (!(apart <= 1e-6 + 1e-4 * Math.abs(number)))
        expect.fail(`${what}, number ${String(at)}: ${String(shown[at])} and not ${String(number)}`);
    }
  };

  it('has the weights that PyTorch has after the same steps, for Lab 4', () => {
    const { weights, layers } = currentSession();
    const model = layers.callOf(layers.layers[0]!.module)!.module as { parameters(): Iterable<tf.Tensor> };
    const parameters = [...model.parameters()];
    const kept = weights.stepsOf(new Set(parameters))!;
    expect(kept).toMatchObject({ every: 1, made: 80 });
    expect(kept.steps).toEqual(Array.from({ length: wanted.steps }, (_, at) => at + 1));
    for (const [index, step] of asked.entries()) {
      const told = weights.whileAsOf(step, () => parameters.map(each => each.dataSync().slice()));
      for (const [at, values] of told.entries())
        close(values, wanted.told[index]!.weights[at]!, `step ${String(step)}, parameter ${String(at)}`);
    }
  });

  it('answers and has the gates that PyTorch computes with these weights, and is as it was afterwards', () => {
    const { layers } = readLayers();
    expect(layers[0]!.kept).toMatchObject({ every: 1, made: 80 });
    const again = new ModelAgain();
    const reader = new SequenceReader(again);
    const names = layers[0]!.values.map(({ name }) => name);
    const read = (asOf?: number): XraySequence => {
      const hold = asOf === undefined ? null : { layer: 0, place: 0, hands: [], asOf };
      const answer = reader.read({ kind: 'sequence', layer: 0, place: 0, sequence, from: 0, to: 10, hold });
      if (typeof answer === 'string') throw new Error(answer);
      return answer;
    };
    const answersAt = (asOf: number, hands: readonly XrayHand[] = []): XrayChange => {
      const answer = again.answers({ layer: 0, place: 0, hands, asOf });
      if (typeof answer === 'string') throw new Error(answer);
      return answer;
    };
    const now = read();
    for (const [index, step] of asked.entries()) {
      const { gates, answers } = wanted.told[index]!;
      for (const [at, numbers] of read(step).values.entries()) close(numbers, gates[names[at]!]!, `step ${String(step)}, ${names[at]!}`);
      expect([...answersAt(step).after]).toEqual(answers);
      expect(answersAt(step).before).toEqual(answersAt(step).after);
    }
    expect(read()).toEqual(now);
    // With a hand: compared with the model as it was then.
    const hands = [{ value: names.indexOf('h'), unit: 0, from: 0, to: 10, number: 0 }];
    expect([...answersAt(12, hands).before]).toEqual(wanted.told[2]!.answers);
    // After the last step it is the model as it is now.
    const after = answersAt(81).after;
    expect([...after]).toEqual([...layers[0]!.pass!.answers!.given]);
  });

  it('is refused where the model cannot be run again, and keeps its weights where that throws', async () => {
    const text = (await readFile(`${lab}.lab.ts`, 'utf8')).replace(
      'forward(x: Tensor): Tensor {',
      'calls = 0; forward(x: Tensor): Tensor { if ((globalThis as { isOver?: boolean }).isOver) throw new Error("no more");',
    );
    await watchedRun('throws.lab.ts', text, { keepsWeights: true });
    const { layers } = readLayers();
    const logged = currentSession().layers.layers[0]!;
    const parameters = [...(logged.module as { parameters(): Iterable<tf.Tensor> }).parameters()];
    const now = parameters.map(each => each.dataSync().slice());
    const hold = { layer: 0, place: 0, hands: [], asOf: 5 };
    const ask = { kind: 'sequence', layer: 0, place: 0, sequence, from: 0, to: 10, hold } as const;
    Reflect.set(globalThis, 'isOver', true);
    try {
      const again = new ModelAgain();
      expect(new SequenceReader(again).read(ask)).toBe('threw');
      expect(again.answers(hold)).toBe('threw');
    } finally {
      Reflect.deleteProperty(globalThis, 'isOver');
    }
    expect(layers[0]!.kept!.steps).toHaveLength(80);
    expect(parameters.map(each => each.dataSync().slice())).toEqual(now);
  });
});
