import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, optim, randn } from '../../../src/torch/index.ts';
import { replaceValues } from '../../../src/torch/engine/replaceValues.ts';
import { keepWeights } from '../../../src/torch/inside.ts';
import { startSession, type Session } from '../../../src/torch/session/session.ts';
import { snapshotLimits } from '../../../src/torch/session/weightLog.ts';

let session: Session;

beforeEach(async () => {
  await tf.setBackend('cpu');
  session = startSession();
  manualSeed(3);
});

type Weights = readonly (readonly number[])[];

const weightsOf = (model: nn.Module): Weights => [...model.parameters()].map(each => [...each.dataSync()]);

/** Trains, and gives what the weights were before each step. */
function train(model: nn.Linear, steps: number, optimizer = new optim.Adam(model.parameters(), { lr: 0.05 })): Weights[] {
  const x = randn(4, model.weight.shape[1]!);
  const before: Weights[] = [];
  for (let step = 0; step < steps; step++) {
    before.push(weightsOf(model));
    const loss = model.forward(x).square().mean();
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  return before;
}

const linear = (inFeatures: number, outFeatures: number): nn.Linear => new nn.Linear(inFeatures, outFeatures);
const stepsOf = (model: nn.Module): readonly number[] | undefined => session.weights.stepsOf(new Set(model.parameters()))?.steps;

describe('what is kept of the weights in the course of training', () => {
  /** What an optimizer does to so many numbers, as far as this is about it. */
  const change = (parameter: tf.Tensor, steps: number, from: number): void => {
    const optimizer = {};
    for (let step = 0; step < steps; step++) {
      session.weights.sawStep(optimizer, [parameter], from + step);
      replaceValues(parameter, tf.fill(parameter.shape, step));
    }
  };

  it('is what they were before each step, and they are put back, whatever happens', () => {
    keepWeights();
    const model = linear(3, 2);
    const before = train(model, 12);
    const now = weightsOf(model);
    expect(stepsOf(model)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const [at, wanted] of before.entries()) {
      expect(session.weights.whileAsOf(at + 1, () => weightsOf(model))).toEqual(wanted);
      expect(weightsOf(model)).toEqual(now);
    }
    // After its last step it is as it is now.
    expect(session.weights.whileAsOf(13, () => weightsOf(model))).toEqual(now);
    expect(() =>
      session.weights.whileAsOf(1, () => {
        throw new Error('in between');
      }),
    ).toThrow('in between');
    expect(weightsOf(model)).toEqual(now);
  });

  it('is seen by windows on a weight, too', () => {
    keepWeights();
    const model = linear(3, 2);
    const view = model.weight.detach();
    const [first] = train(model, 5);
    expect(session.weights.whileAsOf(1, () => [...view.dataSync()])).toEqual(first![0]);
    expect([...view.dataSync()]).toEqual(weightsOf(model)[0]);
  });

  it('tells of models that are trained one after the other, each as it was then', () => {
    keepWeights();
    const [one, other] = [linear(2, 2), linear(2, 2)];
    const untrained = weightsOf(other);
    const before = train(one, 3);
    const trained = weightsOf(one);
    const later = train(other, 3);
    expect(stepsOf(other)).toEqual([4, 5, 6]);
    expect(session.weights.whileAsOf(2, () => [weightsOf(one), weightsOf(other)])).toEqual([before[1], untrained]);
    expect(session.weights.whileAsOf(5, () => [weightsOf(one), weightsOf(other)])).toEqual([trained, later[1]]);
  });

  it('follows parameters from one optimizer to the next', () => {
    keepWeights();
    const model = linear(2, 2);
    const first = train(model, 3);
    const second = train(model, 3, new optim.Adam(model.parameters(), { lr: 0.01 }));
    expect(session.weights.stepsOf(new Set(model.parameters()))).toEqual({ steps: [1, 2, 3, 4, 5, 6], every: 1, made: 6 });
    for (const [at, wanted] of [...first, ...second].entries()) {
      expect(session.weights.whileAsOf(at + 1, () => weightsOf(model))).toEqual(wanted);
    }
  });

  it('is evenly thinned where the training is long, and keeps the first', () => {
    keepWeights();
    const weight = tf.zeros([2]);
    change(weight, 1_100, 1);
    const kept = session.weights.stepsOf(new Set([weight]))!;
    expect(kept).toMatchObject({ every: 8, made: 1_100 });
    expect(kept.steps).toEqual(Array.from({ length: 138 }, (_, at) => 1 + 8 * at));
    expect(kept.steps.length).toBeLessThanOrEqual(snapshotLimits.snapshots);
    const asOf = (step: number): number | undefined => session.weights.whileAsOf(step, () => weight.dataSync()[0]);
    expect([1, 9, 1_097].map(asOf)).toEqual([0, 7, 1_095]);
    // What is not there is what comes next.
    expect(asOf(2)).toBe(7);
  });

  it('is of the parameters, however many optimizers a lab makes for them', () => {
    keepWeights();
    const model = linear(2, 2);
    const before: Weights[] = [];
    for (let epoch = 0; epoch < 2 * snapshotLimits.trainings; epoch++) before.push(...train(model, 1));
    const steps = before.map((_, at) => at + 1);
    expect(session.weights.stepsOf(new Set(model.parameters()))).toEqual({ steps, every: 1, made: steps.length });
    expect(session.weights.whileAsOf(100, () => weightsOf(model))).toEqual(before[99]);
  });

  it('says of a training that nothing was kept of it where too many came before, not that there was none', () => {
    keepWeights();
    const models = Array.from({ length: snapshotLimits.trainings + 1 }, () => linear(2, 2));
    for (const model of models) train(model, 2);
    const last = models.at(-1)!;
    expect(session.weights.stepsOf(new Set(models.at(-2)!.parameters()))).toMatchObject({ steps: [127, 128] });
    expect(session.weights.stepsOf(new Set(last.parameters()))).toEqual({ steps: [], every: 1, made: 2, isUntold: true });
    const now = weightsOf(last);
    expect(session.weights.whileAsOf(1, () => weightsOf(last))).toEqual(now);
  });

  it('puts back every parameter that can be put back', () => {
    keepWeights();
    const [weight, other] = [tf.zeros([2]), tf.zeros([2])];
    const optimizer = {};
    session.weights.sawStep(optimizer, [weight, other], 1);
    for (const each of [weight, other]) replaceValues(each, tf.ones([2]));
    const seen = session.weights.whileAsOf(1, () => {
      const then = other.dataSync()[0];
      weight.dispose();
      return then;
    });
    expect([seen, other.dataSync()[0]]).toEqual([0, 1]);
  });

  it('takes no more memory than it may, and thins the largest first', () => {
    keepWeights();
    const small = linear(2, 2);
    const large = tf.zeros([512, 1_024]);
    train(small, 20);
    change(large, 70, 21);
    expect(session.weights.bytes).toBeLessThanOrEqual(snapshotLimits.bytes);
    // Of 2 MB each, fifteen have room: of seventy every eighth is left.
    expect(session.weights.stepsOf(new Set([large]))).toMatchObject({
      steps: [0, 1, 2, 3, 4, 5, 6, 7, 8].map(at => 21 + 8 * at),
      every: 8,
    });
    expect(session.weights.whileAsOf(29, () => large.dataSync()[0])).toBe(7);
    expect(stepsOf(small)).toHaveLength(20);
    // Many models of which one snapshot each is too much: the first ones stay.
    for (let model = 0; model < 20; model++) change(tf.zeros([512, 1_024]), 3, 100 + 3 * model);
    expect(session.weights.bytes).toBeLessThanOrEqual(snapshotLimits.bytes);
    expect(session.weights.stepsOf(new Set([large]))).toMatchObject({ steps: [21] });
  });

  it('keeps nothing of a model that is too large for it', () => {
    keepWeights();
    const small = linear(2, 2);
    const huge = tf.zeros([3_000, 3_000]);
    train(small, 2);
    change(huge, 3, 3);
    expect(session.weights.stepsOf(new Set([huge]))).toEqual({ steps: [], every: 1, made: 3 });
    expect(stepsOf(small)).toEqual([1, 2]);
    expect(session.weights.bytes).toBeLessThan(2 ** 20);
    expect(session.weights.stepsOf(new Set(linear(2, 2).parameters()))).toBeNull();
  });

  it('is told by no count of tensors, and goes with the session', () => {
    const counts = (isKept: boolean): tf.MemoryInfo => {
      session = startSession();
      if (isKept) keepWeights();
      const model = linear(2, 2);
      train(model, 30);
      return tf.memory();
    };
    const [without, kept] = [counts(false), counts(true)];
    expect(session.weights.bytes).toBeGreaterThan(0);
    expect(kept).toEqual(without);
    session.dispose();
    expect(tf.engine().state.numDataBuffers).toBe(0);
    session = startSession();
    // Nobody asked for it.
    const model = linear(2, 2);
    train(model, 2);
    expect(session.weights.bytes).toBe(0);
    expect(session.weights.stepsOf(new Set(model.parameters()))).toBeNull();
  });
});
