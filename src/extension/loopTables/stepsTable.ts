import type { MeasuredPoint, MetricPoint } from '../../core/run/run.ts';
import { heldOutAfter } from '../../core/following/heldOutAfter.ts';
import type { LoopTable } from './loopTable.ts';

/** The steps of a run's optimizers, with what was measured right after them; null where it trained nothing. */
export function stepsTable(points: readonly MetricPoint[], measured: readonly MeasuredPoint[] = []): LoopTable | null {
  const last = points.at(-1);
  if (!last) return null;
  const hasSeveral = points.some(({ optimizer = 0 }) => optimizer > 0);
  const heldOut = points.map(heldOutAfter(measured));
  const hasHeldOut = heldOut.some(accuracy => accuracy !== undefined);
  const models = new Map(points.flatMap(({ optimizer = 0, model }) => (model === undefined ? [] : [[optimizer, model] as const])));
  const hasMajority = points.some(({ answers }) => answers !== undefined);
  const hasAccuracy = points.some(({ accuracy }) => accuracy !== undefined);
  return {
    loop: null,
    turns: last.step,
    heads: [
      'step',
      ...(hasSeveral ? ['optimizer'] : []),
      ...(models.size > 0 ? ['model'] : []),
      'loss',
      ...(hasAccuracy ? ['accuracy'] : []),
      ...(hasMajority ? ['most_frequent_answer'] : []),
      ...(hasHeldOut ? ['held_out_accuracy'] : []),
    ],
    rows: points.map(({ step, optimizer = 0, loss, accuracy, answers }, index) => [
      step,
      ...(hasSeveral ? [optimizer + 1] : []),
      ...(models.size > 0 ? [models.get(optimizer) ?? null] : []),
      loss,
      ...(hasAccuracy ? [accuracy ?? null] : []),
      ...(hasMajority ? [answers?.majority ?? null] : []),
      ...(hasHeldOut ? [heldOut[index] ?? null] : []),
    ]),
    leftOut: [],
  };
}
