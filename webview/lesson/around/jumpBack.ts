import type { LessonMemory } from '../../../src/core/channels/lessonPageChannel.ts';
import { h } from '../../ui/h.ts';

/** Where the page was left. */
interface Departure {
  readonly place: NonNullable<LessonMemory['place']>;
  /** The link that was followed, where it had the focus. */
  readonly link: Element | null;
}

/**
 * A way back from where a link led in the page, or a lab that was opened elsewhere; there while there is somewhere to
 * go back to.
 */
export class JumpBack {
  readonly element: HTMLButtonElement;
  private readonly goTo: (place: Departure['place']) => void;
  private departures: Departure[] = [];

  constructor(goTo: (place: Departure['place']) => void) {
    this.goTo = goTo;
    const title = 'Back to where you were';
    this.element = h('button', { class: 'button quiet', type: 'button', title, hidden: true, click: () => this.back() }, 'Back');
  }

  depart(place: LessonMemory['place']): void {
    if (place) this.departures.push({ place, link: document.activeElement });
    this.element.hidden = this.departures.length === 0;
  }

  /** The text is another one: what was left is not there any more. */
  forget(): void {
    this.departures = [];
    this.element.hidden = true;
  }

  private back(): void {
    const departure = this.departures.pop();
    if (!departure) return;
    this.goTo(departure.place);
    if (departure.link instanceof HTMLElement) departure.link.focus({ preventScroll: true });
    this.element.hidden = this.departures.length === 0;
  }
}
