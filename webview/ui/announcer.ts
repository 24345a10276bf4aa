import { h } from './h.ts';

/** Speaks to screen readers without moving the focus. One sentence at a time; the newest wins. */
export class Announcer {
  readonly element = h('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });

  announce(sentence: string): void {
    // A new node, so that the same sentence twice is spoken twice.
    this.element.replaceChildren(h('p', {}, sentence));
  }
}
