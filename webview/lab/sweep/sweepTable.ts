import { standText } from '../../../src/core/words/dialText.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { accuracyText, lossText } from '../state/measureText.ts';
import type { SweepResult } from './sweepResult.ts';
import { trainingName } from './sweepWords.ts';

/** Every run of a sweep in numbers, in the order of its plan. */
export function sweepTable(results: readonly SweepResult[], name: string): HTMLTableElement {
  const hasSeed = results.some(({ seed }) => seed !== null);
  const hasName = results.some(({ trainings }) => trainings.length > 1);
  const heads = [
    name,
    ...(hasSeed ? ['Seed'] : []),
    ...(hasName ? ['Training'] : []),
    'Solved',
    'Steps until then',
    'Last loss',
    'Last accuracy',
  ];
  const rows = results.flatMap(({ label, seed, isWhole, trainings }) => {
    const start = [label, ...(hasSeed ? [seed === null ? '–' : standText(seed)] : [])];
    const none = [...(hasName ? ['–'] : []), isWhole ? 'nothing trained' : 'did not end', '–', '–', '–'];
    if (trainings.length === 0) return [[...start, ...none]];
    return trainings.map(training => {
      const { solvedAt, points } = training;
      const last = points.at(-1);
      const solved = solvedAt === null ? 'no' : 'yes';
      return [
        ...start,
        ...(hasName ? [trainingName(training)] : []),
        isWhole ? solved : 'did not end',
        solvedAt === null ? '–' : countText(solvedAt),
        last ? lossText(last.loss) : '–',
        accuracyText(last?.accuracy),
      ];
    });
  });
  return h(
    'table',
    { class: 'training-table sweep-table' },
    h('caption', { class: 'muted' }, 'Every run'),
    h('thead', {}, h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...rows.map(cells =>
        h(
          'tr',
          {},
          ...cells.map((cell, at) => (at === 0 ? h('th', { scope: 'row', class: 'number' }, cell) : h('td', { class: 'number' }, cell))),
        ),
      ),
    ),
  );
}
