import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { watchForwards } from '../../src/torch/inside.ts';
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
});
