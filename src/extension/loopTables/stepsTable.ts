import type { MetricPoint } from '../../core/run/run.ts';
import type { LoopTable } from './loopTable.ts';

/** The steps of a run's optimizers; null where it trained nothing. */
export function stepsTable(points: readonly MetricPoint[]): LoopTable | null {
  const last = points.at(-1);
  if (!last) return null;
  const hasSeveral = points.some(({ optimizer = 0 }) => optimizer > 0);
  const hasAccuracy = points.some(({ accuracy }) => accuracy !== undefined);
  return {
    loop: null,
    turns: last.step,
    heads: ['step', ...(hasSeveral ? ['optimizer'] : []), 'loss', ...(hasAccuracy ? ['accuracy'] : [])],
    rows: points.map(({ step, optimizer = 0, loss, accuracy }) => [
      step,
      ...(hasSeveral ? [optimizer + 1] : []),
      loss,
      ...(hasAccuracy ? [accuracy ?? null] : []),
    ]),
    leftOut: [],
  };
}
