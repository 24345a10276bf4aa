import { Disposable } from '../../../src/core/base/disposable.ts';
import { TimeInSight, type SectionSight } from './timeInSight.ts';

const lookEveryMs = 250;
/** After a longer gap between two looks the machine slept. */
const longestLookMs = 1_000;
/** As long as this after the reader's last act they are taken to be reading. */
const quietMs = 60_000;
/** What shows that somebody is there. Scrolling does not: a page goes back to its place by itself. */
const acts = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;
/** Not read where it stands: said twice, drawn, or folded away. */
const noText = '.katex-mathml, .visually-hidden, [hidden], svg, script, details:not([open]) > :not(summary)';

interface Watched {
  readonly id: string;
  readonly section: HTMLElement;
  readonly blocks: readonly HTMLElement[];
  /** From when it was first in sight. */
  time: TimeInSight | null;
}

/**
 * Notices that a section was read: see `TimeInSight`. Time counts while the page is shown and somebody is there. What
 * was scrolled past has not been read, nor what is covered or folded away, nor what a page shows by itself before its
 * reader has done anything in it.
 */
export class ReadingWatch extends Disposable {
  private waiting: readonly Watched[] = [];
  private readonly onRead: (section: string) => void;
  /** Read, if somebody was there: the reader has not done anything yet. */
  private early: string[] | null = [];
  private lookedAt = performance.now();
  private actedAt = performance.now();
  private isPointing = false;

  constructor(onRead: (section: string) => void) {
    super();
    this.onRead = onRead;
    const timer = setInterval(() => this.look(), lookEveryMs);
    this.register({ dispose: () => clearInterval(timer) });
    for (const type of acts) this.listen(type, () => this.act(type !== 'keydown'));
    // A screen reader goes through a page without pressing a key in it.
    this.listen('focusin', () => this.isInEnd() && this.act(false));
    this.listen('visibilitychange', () => {
      this.actedAt = performance.now();
    });
  }

  /** Begins with these sections; where they were watched before, with the time they had. */
  watch(sections: readonly HTMLElement[]): void {
    const before = this.waiting;
    this.waiting = sections.flatMap(section => {
      const id = section.dataset['section'];
      const blocks = [...section.querySelectorAll<HTMLElement>('[data-block]')];
      if (id === undefined || blocks.length === 0) return [];
      const known = before.find(one => one.id === id && one.blocks.length === blocks.length);
      return [{ id, section, blocks, time: known?.time ?? null }];
    });
  }

  private listen(type: string, listener: () => void): void {
    document.addEventListener(type, listener, { capture: true, passive: true });
    this.register({ dispose: () => document.removeEventListener(type, listener, { capture: true }) });
  }

  private look(): void {
    const now = performance.now();
    const ms = Math.min(now - this.lookedAt, longestLookMs);
    this.lookedAt = now;
    // Nothing is read in a page that is not shown.
    if (document.visibilityState !== 'visible' || innerHeight === 0 || now - this.actedAt > quietMs) return;
    const read = this.waiting.filter(watched => isNear(watched.section) && this.pass(watched, ms));
    if (read.length === 0) return;
    this.waiting = this.waiting.filter(watched => !read.includes(watched));
    for (const { id } of read) {
      if (this.early) this.early.push(id);
      else this.onRead(id);
    }
  }

  private pass(watched: Watched, ms: number): boolean {
    const { blocks } = watched;
    const sight = this.sightOf(blocks);
    if (sight.blocks.length === 0) return false;
    watched.time ??= new TimeInSight(blocks.map(wordsIn));
    return watched.time.pass(ms, sight);
  }

  private sightOf(blocks: readonly HTMLElement[]): SectionSight {
    const seen: number[] = [];
    const ends: number[] = [];
    for (const [at, block] of blocks.entries()) {
      if (!isNear(block) || !block.checkVisibility() || isCovered(block)) continue;
      seen.push(at);
      if (block.getBoundingClientRect().bottom <= innerHeight + 1) ends.push(at);
    }
    const last = blocks.at(-1);
    return { blocks: seen, ends, isAtEnd: !this.isPointing && last !== undefined && !isCovered(last) && isIn(last) };
  }

  private isInEnd(): boolean {
    return !this.isPointing && this.waiting.some(({ blocks }) => blocks.slice(-1).some(isIn));
  }

  private act(isPointing: boolean): void {
    this.isPointing = isPointing;
    this.actedAt = performance.now();
    const early = this.early ?? [];
    this.early = null;
    for (const id of early) this.onRead(id);
  }
}

/** Some of it is on the screen; what has no height is folded away. */
function isNear(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top < innerHeight && bottom > 0;
}

/** What is covered was not read. */
function isCovered(block: Element): boolean {
  return block.matches('[data-covered]') || block.querySelector('[data-covered]') !== null;
}

/** Focus or reading cursor are in it. */
function isIn(block: Element): boolean {
  return block.contains(document.activeElement) || block.contains(getSelection()?.focusNode ?? null);
}

function wordsIn(block: Element): number {
  const copy = block.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll(noText)) element.remove();
  return copy.textContent.split(/\s+/).filter(Boolean).length;
}
