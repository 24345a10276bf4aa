import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import { h } from '../../ui/h.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import type { Rendering } from './rendering.ts';

/** Says what a glossary term means while the pointer or the focus is on it; Escape takes it away. */
export class TermTips {
  readonly element = h('div', { id: 'term-tip', class: 'term-tip', role: 'tooltip', hidden: true });
  private shownAt: HTMLElement | null = null;

  constructor(root: HTMLElement, renderingOf: () => Rendering | null) {
    const show = (event: Event): void => {
      const term = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-term]') : null;
      const rendering = renderingOf();
      if (term && rendering) this.show(term, rendering);
      else if (event.type !== 'pointerover' || !this.isInside(event.target)) this.hide();
    };
    root.addEventListener('pointerover', show);
    root.addEventListener('focusin', show);
    root.addEventListener('focusout', () => this.hide());
    // The pointer may go onto the words themselves.
    this.element.addEventListener('pointerleave', () => this.hide());
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.hide();
    });
    // To go to a term by key may scroll it into sight.
    const follow = (): void => (this.shownAt !== null && this.shownAt === document.activeElement ? this.place(this.shownAt) : this.hide());
    document.addEventListener('scroll', follow, { passive: true });
  }

  private isInside(target: EventTarget | null): boolean {
    return target instanceof Node && this.element.contains(target);
  }

  private show(term: HTMLElement, rendering: Rendering): void {
    const entry = termOf(rendering.lesson, term.dataset['term'] ?? '');
    if (!entry) return;
    this.shownAt?.removeAttribute('aria-describedby');
    this.shownAt = term;
    term.setAttribute('aria-describedby', this.element.id);
    this.element.replaceChildren(h('strong', {}, entry.term), ': ', ...inlineNodes(entry.content, rendering));
    this.element.hidden = false;
    this.place(term);
  }

  private place(term: HTMLElement): void {
    const box = term.getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    const isBelow = box.bottom + height + 4 <= innerHeight;
    this.element.style.left = `${String(left)}px`;
    this.element.style.top = `${String(isBelow ? box.bottom + 2 : box.top - height - 2)}px`;
  }

  private hide(): void {
    this.shownAt?.removeAttribute('aria-describedby');
    this.shownAt = null;
    this.element.hidden = true;
  }
}

function termOf(lesson: LessonView, id: string): LessonView['glossary'][number] | undefined {
  return lesson.glossary.find(entry => entry.id === id);
}
