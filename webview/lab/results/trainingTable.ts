import { countText } from '../../../src/core/words/numberText.ts';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { WireNumber } from '../../../src/core/run/value.ts';
import { h } from '../../ui/h.ts';
import { accuracyText, lossText } from '../state/measureText.ts';

/** More rows than this nobody reads. */
const rowsShown = 25;

/** The training curve in numbers: evenly chosen steps, with the first and the last. */
export function trainingTable(points: readonly MetricPoint[], earlier: readonly (WireNumber | undefined)[] | null): HTMLTableElement {
  const rows = chosen(points.map((point, index) => ({ ...point, before: earlier?.[index] })));
  const hasAccuracy = points.some(point => point.accuracy !== undefined);
  const heads = ['Step', 'Loss', ...(hasAccuracy ? ['Accuracy'] : []), ...(earlier ? ['Loss of your last run'] : [])];
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
      ...rows.map(({ step, loss, accuracy, before }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', class: 'number' }, countText(step)),
          h('td', { class: 'number' }, lossText(loss)),
          ...(hasAccuracy ? [h('td', { class: 'number' }, accuracyText(accuracy))] : []),
          ...(earlier ? [h('td', { class: 'number' }, before === undefined ? '–' : lossText(before))] : []),
        ),
      ),
    ),
  );
}

function chosen<T>(points: readonly T[]): readonly T[] {
  if (points.length <= rowsShown) return points;
  const stride = (points.length - 1) / (rowsShown - 1);
  return Array.from({ length: rowsShown }, (_, i) => points[Math.round(i * stride)]).filter(point => point !== undefined);
}
