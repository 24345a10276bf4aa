import type { MeasuredPoint, MetricPoint } from '../run/run.ts';

/**
 * Gives of a point of the training curve the accuracy on data held out that was measured right after its step, of the
 * model that its optimizer trains, or of one that is not known; undefined where none was.
 */
export function heldOutAfter(measured: readonly MeasuredPoint[]): (point: Pick<MetricPoint, 'step' | 'optimizer'>) => number | undefined {
  const key = (step: number, optimizer: number | undefined): string => `${String(step)} ${String(optimizer)}`;
  const heldOut = measured.filter(({ data }) => data === 'heldOut');
  const byStep = new Map(heldOut.map(({ step, optimizer, accuracy }) => [key(step, optimizer), accuracy]));
  return ({ step, optimizer = 0 }) => byStep.get(key(step, optimizer)) ?? byStep.get(key(step, undefined));
}
