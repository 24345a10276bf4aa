import type { MetricPoint } from '../../../src/core/run/run.ts';
import { cpu, curve, threeTrainings, trainingLab, type Sample } from './samples.ts';

const models = ['RNN(2, 8)', 'GRU(2, 8)', 'LSTM(2, 8)'];

/** Lab 5 as its run tells it: what each model is, what its answers are held against, and what was measured after it. */
export const factsLab: Sample = {
  ...threeTrainings,
  events: [
    { kind: 'started', backend: cpu },
    {
      kind: 'metrics',
      points: models.flatMap((model, optimizer) =>
        curve(60).map((point): MetricPoint => ({
          ...point,
          ...(optimizer === 0 && { loss: 0.69 + 0.02 * Math.sin(point.step), accuracy: 0.5703125 }),
          step: point.step + optimizer * 60,
          answers: { rows: 256, classes: 2, majority: 0.5703125, ...((optimizer === 0 || point.step < 14) && { isSame: true }) },
          ...(optimizer > 0 && { optimizer }),
          ...(point.step === 1 && { model }),
        })),
      ),
    },
    {
      kind: 'measured',
      points: [
        { step: 60, accuracy: 0.515625, rows: 256, data: 'heldOut' },
        { step: 120, accuracy: 0.99609375, rows: 256, data: 'heldOut' },
        { step: 180, accuracy: 0.97265625, rows: 256, data: 'heldOut' },
      ],
    },
  ],
};

/** Lab 4 as its run tells it, with what its answers are held against. */
export const levelsLab: Sample = {
  ...trainingLab,
  events: trainingLab.events.map(event =>
    event.kind === 'metrics'
      ? { ...event, points: event.points.map(point => ({ ...point, answers: { rows: 160, classes: 2, majority: 0.56875 } })) }
      : event,
  ),
};
