import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';
import { svg } from '../../ui/svg.ts';
import { lossText } from '../state/measureText.ts';
import type { SweepGroup } from './sweepWords.ts';

const width = 1000;
const height = 300;
/** So many groups have a look of their own; those after them begin again. */
const looks = 6;

/** The losses of all runs over each other, those of a group alike. */
export class SweepChart {
  readonly element: HTMLElement;
  private readonly drawing = svg('svg', { viewBox: `0 0 ${String(width)} ${String(height)}`, preserveAspectRatio: 'none', role: 'img' });
  private readonly keys = h('div', { class: 'sweep-keys' });
  private readonly top = h('span');
  private readonly bottom = h('span', {}, '0');
  private readonly last = h('span');

  constructor() {
    this.drawing.classList.add('sweep-drawing');
    const across = h('div', { class: 'sweep-across' }, h('span', {}, '0'), h('span', {}, 'step'), this.last);
    this.element = h(
      'div',
      { class: 'sweep-chart', hidden: true },
      this.keys,
      h(
        'div',
        { class: 'sweep-plot' },
        h('div', { class: 'sweep-up' }, this.top, h('span', {}, 'loss'), this.bottom),
        this.drawing as never,
      ),
      across,
    );
  }

  draw(groups: readonly SweepGroup[], words: string): void {
    const points = groups.flatMap(({ trainings }) => trainings.flatMap(training => training.points));
    const losses = points.map(({ loss }) => loss).filter(loss => typeof loss === 'number');
    this.element.hidden = losses.length === 0;
    const steps = groups.flatMap(({ trainings }) => trainings.map(training => stepsOf(training.points)));
    const mostStep = steps.reduce((most, step) => Math.max(most, step), 1);
    // A loss that explodes in one run would press all others onto the axis.
    const sorted = losses.toSorted((one, other) => one - other);
    const most = Math.max(...groups.flatMap(({ trainings }) => trainings.map(training => firstLoss(training.points)))) * 1.1 || 1;
    const high = Math.min(sorted.at(-1) ?? 1, Math.max(most, 1e-12));
    const lines = groups.flatMap(({ trainings }, index) =>
      trainings.map(training => {
        const first = training.points[0]?.step ?? 1;
        let isOn = false;
        const d = training.points.map(({ step, loss }) => {
          if (typeof loss !== 'number') {
            isOn = false;
            return '';
          }
          const x = (width * (step - first + 1)) / mostStep;
          const y = height * (1 - Math.min(1, Math.max(0, loss / high)));
          const piece = `${isOn ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`;
          isOn = true;
          return piece;
        });
        return svg('path', { class: `sweep-line line-${String(index % looks)}`, d: d.join('') });
      }),
    );
    this.drawing.replaceChildren(...lines);
    this.drawing.setAttribute('aria-label', `Losses of all runs over each other. ${words}`);
    this.top.textContent = lossText(high);
    this.last.textContent = countText(mostStep);
    const named = groups.filter(({ label }) => label !== '');
    this.keys.replaceChildren(
      ...named.map(({ label }, index) =>
        h('span', {}, h('span', { class: `line-key line-${String(index % looks)}`, 'aria-hidden': 'true' }), label),
      ),
    );
  }
}

function stepsOf(points: SweepGroup['trainings'][number]['points']): number {
  return (points.at(-1)?.step ?? 0) - (points[0]?.step ?? 0) + 1;
}

function firstLoss(points: SweepGroup['trainings'][number]['points']): number {
  const loss = points[0]?.loss;
  return typeof loss === 'number' ? loss : 0;
}
