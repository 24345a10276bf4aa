import type { LessonProgress, SectionView } from '../../../src/core/channels/lessonPageChannel.ts';
import { h } from '../../ui/h.ts';

/**
 * The contents rail: where one is, what has been read, and a way to everywhere. On a narrow page it opens from a
 * button.
 */
export class Contents {
  readonly element: HTMLElement;
  readonly toggle: HTMLButtonElement;
  private readonly list = h('ol', { class: 'contents-list' });
  private readonly links = new Map<string, { readonly link: HTMLElement; readonly state: HTMLElement; readonly title: string }>();
  private readonly onPress: (section: string) => void;

  constructor(onPress: (section: string) => void) {
    this.onPress = onPress;
    this.element = h('nav', { id: 'contents', class: 'contents', 'aria-label': 'Contents' }, this.list);
    this.toggle = h(
      'button',
      {
        class: 'button contents-toggle',
        type: 'button',
        'aria-controls': 'contents',
        'aria-expanded': 'false',
        click: () => this.open(!this.isOpen),
      },
      'Contents',
    );
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.isOpen) return;
      this.open(false);
      this.toggle.focus();
    });
    // It lies over the text: whoever goes on there wants it away.
    for (const type of ['pointerdown', 'focusin'] as const) document.addEventListener(type, event => this.leave(event.target));
  }

  get isOpen(): boolean {
    return this.element.classList.contains('open');
  }

  show(sections: readonly Pick<SectionView, 'id' | 'title'>[]): void {
    this.links.clear();
    this.list.replaceChildren(
      ...sections.map(({ id, title }) => {
        const state = h('span', { class: 'contents-state', 'aria-hidden': 'true' });
        const link = h('button', { class: 'contents-link', type: 'button', click: () => this.choose(id) }, state, h('span', {}, title));
        this.links.set(id, { link, state, title });
        return h('li', {}, link);
      }),
    );
  }

  showProgress({ read }: LessonProgress): void {
    for (const [id, { link, state, title }] of this.links) {
      const isRead = read.includes(id);
      state.textContent = isRead ? '✓' : '';
      link.setAttribute('aria-label', isRead ? `${title}, read` : title);
      link.title = isRead ? 'Read' : 'Ticked when it has been on the screen long enough to be read';
    }
  }

  /** The section one is in. */
  mark(section: string | null): void {
    for (const [id, { link }] of this.links) {
      const isHere = id === section;
      if ((link.getAttribute('aria-current') === 'true') === isHere) continue;
      if (isHere) {
        link.setAttribute('aria-current', 'true');
        this.scrollTo(link);
      } else link.removeAttribute('aria-current');
    }
  }

  /** Not by `scrollIntoView`: browsers take that for the place where the next press of Tab goes on. */
  private scrollTo(link: HTMLElement): void {
    const { top, bottom } = link.getBoundingClientRect();
    const list = this.element.getBoundingClientRect();
    if (top < list.top) this.element.scrollTop -= list.top - top;
    else if (bottom > list.bottom) this.element.scrollTop += bottom - list.bottom;
  }

  private choose(id: string): void {
    this.open(false);
    this.onPress(id);
  }

  private leave(target: EventTarget | null): void {
    const isInside = target instanceof Node && (this.element.contains(target) || this.toggle.contains(target));
    if (this.isOpen && !isInside) this.open(false);
  }

  private open(isOpen: boolean): void {
    this.element.classList.toggle('open', isOpen);
    this.toggle.setAttribute('aria-expanded', String(isOpen));
  }
}
