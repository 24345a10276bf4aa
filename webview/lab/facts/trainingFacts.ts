import type { MeasuredPoint, MetricPoint } from '../../../src/core/run/run.ts';
import { trainingsIn, type Training } from '../state/trainingsIn.ts';

/** Steps of which each had one answer for all rows of its batch. */
export interface SameAnswers {
  readonly from: number;
  readonly to: number;
  /** Of the last of these batches. */
  readonly rows: number;
}

/** What one training is to be held against. */
export interface TrainingFacts extends Training {
  /** `GRU(2, 8)`; null where no recurrent module was trained. */
  readonly model: string | null;
  /** Of a loss with classes: how many there are; null for all other losses. */
  readonly classes: number | null;
  /** Share of the most frequent right class, of the last batch. */
  readonly majority: number | null;
  /** Rows of the last batch where batches differ in that share; null where it is the same in all. */
  readonly ofBatch: number | null;
  readonly same: readonly SameAnswers[];
  /** Measured on data held out while it was on, or after it and before the next one. */
  readonly heldOut: readonly MeasuredPoint[];
  /** It was measured on data of which nobody can tell whether they were held out. */
  readonly hasUnknown: boolean;
}

/** What the trainings of a run are to be held against, one by one. */
export function trainingFacts(points: readonly MetricPoint[], measured: readonly MeasuredPoint[]): readonly TrainingFacts[] {
  const trainings = trainingsIn(points);
  return trainings.map((training, index) => {
    const own = points.slice(training.from, training.to);
    // Of which model it is, is known by its optimizer; else what is measured before a training is of the one before.
    const first = index === 0 ? 0 : (own[0]?.step ?? 0);
    const next = points[training.to]?.step ?? Infinity;
    const optimizers = new Set(own.map(({ optimizer = 0 }) => optimizer));
    const isOwn = ({ step, optimizer }: MeasuredPoint): boolean =>
      optimizer === undefined ? step >= first && step < next : optimizers.has(optimizer);
    const ofModel = measured.filter(isOwn);
    const answers = own.findLast(point => point.answers)?.answers;
    return {
      ...training,
      model: own.find(({ model }) => model !== undefined)?.model ?? null,
      classes: answers?.classes ?? null,
      majority: answers?.majority ?? null,
      ofBatch: own.every(point => point.answers?.majority === answers?.majority) ? null : (answers?.rows ?? null),
      same: sameAnswers(own),
      heldOut: ofModel.filter(({ data }) => data === 'heldOut'),
      hasUnknown: ofModel.some(({ data }) => data === 'unknown'),
    };
  });
}

function sameAnswers(points: readonly MetricPoint[]): readonly SameAnswers[] {
  const found: SameAnswers[] = [];
  let isOn = false;
  for (const { step, answers } of points) {
    if (answers?.isSame) {
      const last = isOn ? found.pop() : undefined;
      found.push({ from: last?.from ?? step, to: step, rows: answers.rows });
    }
    isOn = answers?.isSame === true;
  }
  return found;
}
