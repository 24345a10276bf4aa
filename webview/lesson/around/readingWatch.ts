import { Disposable } from '../../../src/core/base/disposable.ts';

/** A block is seen when its last line is; tall ones pass these marks on the way. */
const thresholds = [0, 0.25, 0.5, 0.75, 1];
/** What shows that somebody is there. Scrolling does not: a page goes back to its place by itself. */
const acts = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;

/**
 * Notices that a section was read to its end: every block of it has been on the screen, its last line too. What was
 * jumped over has not been read, nor what is folded away, nor what a page shows by itself before its reader has done
 * anything in it.
 */
export class ReadingWatch extends Disposable {
  private readonly observer: IntersectionObserver;
  private readonly waiting = new Map<string, Set<Element>>();
  private readonly onRead: (section: string) => void;
  /** Seen to the end before the reader did anything. */
  private early: string[] | null = [];

  constructor(onRead: (section: string) => void) {
    super();
    this.onRead = onRead;
    this.observer = new IntersectionObserver(entries => this.look(entries), { threshold: thresholds });
    this.register({ dispose: () => this.observer.disconnect() });
    const lookAgain = (): void => this.lookAgain();
    document.addEventListener('scrollend', lookAgain);
    this.register({ dispose: () => document.removeEventListener('scrollend', lookAgain) });
    const act = (): void => this.act();
    for (const type of acts) {
      document.addEventListener(type, act, { capture: true, passive: true });
      this.register({ dispose: () => document.removeEventListener(type, act, { capture: true }) });
    }
  }

  watch(sections: readonly HTMLElement[]): void {
    for (const section of sections) {
      const id = section.dataset['section'];
      const blocks = [...section.querySelectorAll('[data-block]')];
      if (id === undefined || blocks.length === 0) continue;
      this.waiting.set(id, new Set(blocks));
      for (const block of blocks) this.observer.observe(block);
    }
  }

  /** Text came that was covered: what is on the screen is looked at anew. */
  lookAnew(): void {
    for (const block of [...this.waiting.values()].flatMap(left => [...left])) {
      this.observer.unobserve(block);
      this.observer.observe(block);
    }
  }

  /** A block taller than the window can stand still between two marks. */
  private lookAgain(): void {
    if (document.visibilityState !== 'visible') return;
    for (const block of [...this.waiting.values()].flatMap(left => [...left])) {
      const { top, bottom, height } = block.getBoundingClientRect();
      if (height > innerHeight && top < innerHeight && bottom > 0 && bottom <= innerHeight + 1) this.seen(block);
    }
  }

  private look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
      const bottom = rootBounds?.bottom ?? innerHeight;
      // Nothing is read in a page that is not shown, and a block without height is folded away.
      if (document.visibilityState !== 'visible' || boundingClientRect.height === 0) continue;
      const isSeen = isIntersecting && boundingClientRect.bottom <= bottom + 1;
      if (isSeen) this.seen(target);
    }
  }

  private seen(block: Element): void {
    // What is covered was not read.
    if (block.matches('[data-covered]') || block.querySelector('[data-covered]')) return;
    this.observer.unobserve(block);
    const id = block.closest<HTMLElement>('[data-section]')?.dataset['section'] ?? '';
    const left = this.waiting.get(id);
    if (!left?.delete(block) || left.size > 0) return;
    this.waiting.delete(id);
    if (this.early) this.early.push(id);
    else this.onRead(id);
  }

  private act(): void {
    const early = this.early ?? [];
    this.early = null;
    for (const id of early) this.onRead(id);
  }
}
