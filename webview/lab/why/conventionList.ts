import { h } from '../../ui/h.ts';
import { markedParts } from '../../ui/text/markedText.ts';
import { conventionsOf, conventionsText, type GatedStep } from './conventions.ts';

/** The same step in three conventions, to be opened. */
export class ConventionList {
  readonly element: HTMLDetailsElement;
  private readonly list = h('ul', { 'aria-label': 'The step in three conventions' });
  private readonly about = h('p', { class: 'muted detail' });

  constructor() {
    this.element = h('details', { class: 'conventions', hidden: true }, h('summary', {}, 'In three conventions'), this.list, this.about);
  }

  /** Null for a step that is written in one way alone. */
  show(step: GatedStep | null): void {
    this.element.hidden = step === null;
    if (!step) return;
    this.list.replaceChildren(
      ...conventionsOf(step).map(({ name, update, candidate, h: state }) =>
        h('li', {}, h('strong', {}, name), ...[update, candidate, state].map(text => h('span', {}, ...markedParts(text)))),
      ),
    );
    this.about.textContent = conventionsText(step);
  }
}
