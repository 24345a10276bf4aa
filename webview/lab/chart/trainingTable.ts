import { countText } from '../../../src/core/words/numberText.ts';
import { heldOutAfter } from '../../../src/core/following/heldOutAfter.ts';
import type { MeasuredPoint, MetricPoint } from '../../../src/core/run/run.ts';
import type { BesideLine } from './besideRuns.ts';
import { h } from '../../ui/h.ts';
import { accuracyText, lossText } from '../state/measureText.ts';

/** More rows than this nobody reads. */
const rowsShown = 25;

/** The training curve in numbers: evenly chosen steps, with the first, the last and those at which was measured. */
export function trainingTable(
  points: readonly MetricPoint[],
  beside: readonly BesideLine[],
  measured: readonly MeasuredPoint[],
): HTMLTableElement {
  const accuracyAfter = heldOutAfter(measured);
  const rows = chosen(
    points.map((point, index) => ({ ...point, others: beside.map(({ losses }) => losses[index]), heldOut: accuracyAfter(point) })),
    ({ heldOut }) => heldOut !== undefined,
  );
  const hasAccuracy = points.some(point => point.accuracy !== undefined);
  const hasHeldOut = rows.some(({ heldOut }) => heldOut !== undefined);
  const heads = [
    'Step',
    'Loss',
    ...(hasAccuracy ? ['Accuracy'] : []),
    ...(hasHeldOut ? ['Held-out accuracy'] : []),
    ...beside.map(({ name }) => `Loss of ${name}`),
  ];
  const caption =
    rows.length === points.length ? 'All points of the curve' : `${String(rows.length)} of ${countText(points.length)} points of the curve`;
  return h(
    'table',
    { class: 'training-table' },
    h('caption', { class: 'muted' }, caption),
    h('thead', {}, h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...rows.map(({ step, loss, accuracy, others, heldOut }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', class: 'number' }, countText(step)),
          h('td', { class: 'number' }, lossText(loss)),
          ...(hasAccuracy ? [h('td', { class: 'number' }, accuracyText(accuracy))] : []),
          ...(hasHeldOut ? [h('td', { class: 'number' }, accuracyText(heldOut))] : []),
          ...others.map(loss => h('td', { class: 'number' }, loss === undefined ? '–' : lossText(loss))),
        ),
      ),
    ),
  );
}

/** Evenly chosen, and of those that are wanted the last ones. */
function chosen<T>(points: readonly T[], isWanted: (point: T) => boolean): readonly T[] {
  if (points.length <= rowsShown) return points;
  const stride = (points.length - 1) / (rowsShown - 1);
  const even = Array.from({ length: rowsShown }, (_, index) => Math.round(index * stride));
  const wanted = points.flatMap((point, index) => (isWanted(point) ? [index] : [])).slice(-rowsShown);
  return [...new Set([...even, ...wanted])].sort((one, other) => one - other).flatMap(index => points[index] ?? []);
}
