import { h } from '../../ui/h.ts';
import { markedParts } from '../../ui/text/markedText.ts';
import { conventionsOf, conventionsText, type GatedStep } from './conventions.ts';

/** The same step in three conventions, to be opened. */
export class ConventionTable {
  readonly element: HTMLDetailsElement;
  private readonly rows = h('tbody');
  private readonly about = h('p', { class: 'muted detail' });

  constructor() {
    const head = ['Written as', 'Update gate', 'Candidate', 'New h'].map(name => h('th', { scope: 'col' }, name));
    const table = h('table', {}, h('thead', {}, h('tr', {}, ...head)), this.rows);
    const room = h('div', { class: 'table-room', tabindex: 0, role: 'region', 'aria-label': 'The step in three conventions' }, table);
    this.element = h('details', { class: 'conventions', hidden: true }, h('summary', {}, 'In three conventions'), room, this.about);
  }

  /** Null for a step that is written in one way alone. */
  show(step: GatedStep | null): void {
    this.element.hidden = step === null;
    if (!step) return;
    this.rows.replaceChildren(
      ...conventionsOf(step).map(({ name, ...cells }) => {
        const texts = [cells.update, cells.candidate, cells.h];
        return h('tr', {}, h('th', { scope: 'row' }, name), ...texts.map(text => h('td', {}, ...markedParts(text))));
      }),
    );
    this.about.textContent = conventionsText(step);
  }
}
