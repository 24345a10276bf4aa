import type { MetricPoint } from '../../../src/core/run/run.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { accuracyText, lossText } from '../state/measureText.ts';
import { trainingsIn, type Training } from '../state/trainingsIn.ts';

/** The curve in a sentence or two, for whoever does not see it. */
export function curveText(points: readonly MetricPoint[]): string {
  const last = points.at(-1);
  if (!last) return '';
  const trainings = trainingsIn(points);
  const steps = `Training curve over ${countText(last.step)} ${last.step === 1 ? 'step' : 'steps'}`;
  const [only] = trainings;
  if (only && trainings.length === 1) return `${steps}: ${wayText(points, only)}.`;
  const ways = trainings.map((training, index) => `${nameIn(points, training, index)}: ${wayText(points, training)}.`);
  return [`${steps}, ${String(trainings.length)} trainings, one after the other.`, ...ways].join(' ');
}

/**
 * Which training the point at `index` belongs to, where there are several: `training 2 of 3`. While the run is on,
 * nobody knows how many there will be: `training 2`.
 */
export function trainingText(points: readonly MetricPoint[], index: number, isOver: boolean): string {
  const trainings = trainingsIn(points);
  const place = trainings.findIndex(({ to }) => index < to) + 1;
  if (trainings.length < 2) return '';
  return isOver ? `training ${String(place)} of ${String(trainings.length)}` : `training ${String(place)}`;
}

function nameIn(points: readonly MetricPoint[], { from, to }: Training, index: number): string {
  const model = points.slice(from, to).find(point => point.model !== undefined)?.model;
  return `Training ${String(index + 1)}${model === undefined ? '' : `, ${model}`}`;
}

function wayText(points: readonly MetricPoint[], { from, to }: Training): string {
  const first = points[from];
  const last = points[to - 1];
  if (!first || !last) return '';
  const accuracy =
    first.accuracy === undefined || last.accuracy === undefined
      ? ''
      : `, accuracy from ${accuracyText(first.accuracy)} to ${accuracyText(last.accuracy)}`;
  return `loss from ${lossText(first.loss)} to ${lossText(last.loss)}${accuracy}`;
}

/** Says where the loss stopped being a number, or null where it is one all along. */
export function divergenceText(points: readonly MetricPoint[]): string | null {
  const bad = points.find(point => typeof point.loss !== 'number');
  return bad
    ? `The loss became ${lossText(bad.loss)} at step ${countText(bad.step)}. Try a smaller learning rate, or clip the gradients.`
    : null;
}
