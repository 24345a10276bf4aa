import { describe, expect, it } from 'vitest';
import type { MeasuredPoint, MetricPoint } from '../../../src/core/run/run.ts';
import { baseText, factsText, heldOutText, trainingNames } from '../../../webview/lab/facts/factsText.ts';
import { trainingFacts } from '../../../webview/lab/facts/trainingFacts.ts';

/** Steps of one optimizer; those of `same` say one class of all. */
function training(from: number, count: number, optimizer: number, model: string | null, same: readonly number[] = []): MetricPoint[] {
  return Array.from({ length: count }, (_, index): MetricPoint => {
    const step = from + index;
    const answers = { rows: 160, classes: 2, majority: 0.56875, ...(same.includes(step) && { isSame: true as const }) };
    const first = index === 0 && model !== null ? { model } : {};
    return { step, loss: 0.5, accuracy: 0.75, answers, ...(optimizer > 0 && { optimizer }), ...first };
  });
}

const heldOut = (step: number, accuracy: number): MeasuredPoint => ({ step, accuracy, rows: 256, data: 'heldOut' });

describe('what a training is held against', () => {
  it('is told of each training by itself, what was measured after it with it', () => {
    const points = [...training(1, 4, 0, 'RNN(2, 8)', [1, 2]), ...training(5, 4, 1, 'GRU(2, 8)', [5, 7, 8])];
    const facts = trainingFacts(points, [heldOut(0, 0.5), heldOut(4, 0.53), heldOut(6, 0.9), heldOut(8, 0.996)]);
    expect(facts.map(({ model, same, heldOut }) => ({ model, same, heldOut: heldOut.map(({ step }) => step) }))).toEqual([
      { model: 'RNN(2, 8)', same: [{ from: 1, to: 2, rows: 160 }], heldOut: [0, 4] },
      {
        model: 'GRU(2, 8)',
        same: [
          { from: 5, to: 5, rows: 160 },
          { from: 7, to: 8, rows: 160 },
        ],
        heldOut: [6, 8],
      },
    ]);
    expect(heldOutText(facts)).toBe('0.996');
    const base =
      'Who always says the most frequent answer is right in 0.569; who gives all 2 classes the same share has a loss of ln 2 = 0.6931.';
    expect(facts.map(baseText)).toEqual([base, base]);
    expect(facts.map(each => factsText(each, points, true))).toEqual([
      'The model said the same answer for all 160 in the steps 1 to 2. On 256 examples that it was not trained on: 0.530 right after step 4.',
      'The model said the same answer for all 160 at step 5, and again later. On 256 examples that it was not trained on: 0.996 right after step 8.',
    ]);
  });

  it('says that nothing was held out, that it cannot be told, and where it was better before', () => {
    const points = training(1, 3, 0, null, [1, 2, 3]);
    const text = (measured: MeasuredPoint[]): string =>
      trainingFacts(points, measured)
        .map(each => factsText(each, points, true))
        .join();
    expect(text([])).toContain('for all 160 from step 1 to the end. It was not measured on data that were held out');
    expect(text([{ ...heldOut(3, 0.9), data: 'unknown' }])).toContain('cannot be told whether it was trained on them');
    expect(text([heldOut(1, 0.75), heldOut(3, 0.5)])).toContain('0.500 right after step 3 (at best 0.750, at step 1).');
  });

  it('says of a run that is on what is so far, and of a batch what is of that batch', () => {
    const points = training(1, 3, 0, null, [2, 3]);
    const [facts] = trainingFacts(points, []);
    expect(facts && factsText(facts, points, false)).toBe('The model said the same answer for all 160 from step 2 on, so far.');
    const batches = points.map((point, at) => ({ ...point, answers: { rows: 16, classes: 2, majority: 0.5 + at / 16 } }));
    const [ofBatches] = trainingFacts(batches, []);
    expect(ofBatches && baseText(ofBatches)).toContain('is right in 0.625 of the last batch of 16; who gives');
  });

  it('says nothing of a loss without classes', () => {
    const points: MetricPoint[] = [{ step: 1, loss: 3 }];
    const [facts] = trainingFacts(points, []);
    expect(facts && [baseText(facts), factsText(facts, points, true)]).toEqual([null, '']);
  });

  it('numbers trainings of one name, and those without', () => {
    const names = (models: (string | null)[]): readonly string[] =>
      trainingNames(
        trainingFacts(
          models.flatMap((model, index) => training(1 + 3 * index, 3, index, model)),
          [],
        ),
      );
    expect(names(['RNN(2, 8)', 'GRU(2, 8)'])).toEqual(['RNN(2, 8)', 'GRU(2, 8)']);
    expect(names(['GRU(2, 8)', 'LSTM(2, 8)', 'GRU(2, 8)'])).toEqual(['GRU(2, 8), 1 of 2', 'LSTM(2, 8)', 'GRU(2, 8), 2 of 2']);
    expect(names([null, null])).toEqual(['Training 1', 'Training 2']);
  });
});
