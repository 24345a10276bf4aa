import type { Coverage } from '../../../src/core/lesson/coverage.ts';
import type { Block } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../../ui/h.ts';

export interface CoveredBlockOptions {
  readonly block: Block;
  /** Says that something is covered, and until when. */
  readonly words: string;
  readonly make: () => readonly HTMLElement[];
  readonly onAsk: () => void;
  readonly onUncover: () => void;
}

/** Below this height in pixels a block leaves no room for a box. */
const small = 90;

/** A block, or a sentence in its place with the ways to see it. */
export class CoveredBlock {
  readonly element = h('div', { class: 'may-be-covered', tabindex: -1 });
  private readonly options: CoveredBlockOptions;
  private made: readonly HTMLElement[] | null = null;
  private notice: HTMLElement | null = null;

  constructor(options: CoveredBlockOptions) {
    this.options = options;
  }

  get isCovered(): boolean {
    return this.notice !== null;
  }

  /** Elements that were made already and are not in the page. */
  get hiddenContent(): readonly HTMLElement[] {
    return this.isCovered ? this.content() : [];
  }

  update(coverage: Coverage): boolean {
    const isCovered = coverage.labOfBlock(this.options.block) !== null;
    if (isCovered === this.isCovered && this.element.hasChildNodes()) return false;
    const hadFocus = this.element.contains(document.activeElement);
    this.notice = isCovered ? this.noticeOf() : null;
    this.element.toggleAttribute('data-covered', isCovered);
    this.element.replaceChildren(...(this.notice ? [this.notice] : this.content()));
    // Whoever uncovered it reads on here.
    if (hadFocus) this.element.focus({ preventScroll: true });
    return true;
  }

  /**
   * A room as wide as the block with what is covered in it, to be measured and taken away in the same turn: it is never
   * drawn. Null where the block itself is not laid out.
   */
  lay(): HTMLElement | null {
    const { width } = this.element.getBoundingClientRect();
    if (width === 0) return null;
    const room = h('div', { class: 'may-be-covered measured', 'aria-hidden': 'true', inert: true }, ...this.content());
    room.style.width = `${String(width)}px`;
    this.element.parentElement?.append(room);
    return room;
  }

  /**
   * Takes the room that the block will need. What stands in its place may need more, where the block is short: then
   * that room stays when it is uncovered, until the page has another width.
   * @param height in pixels
   */
  reserve(height: number): void {
    this.notice?.classList.toggle('small', height < small);
    this.element.style.minHeight = '';
    const own = this.element.getBoundingClientRect().height;
    this.element.style.minHeight = `${String(Math.max(height, own))}px`;
  }

  release(): void {
    this.element.style.minHeight = '';
  }

  has(id: string): boolean {
    return this.content().some(element => element.id === id || element.querySelector(`#${CSS.escape(id)}`) !== null);
  }

  private content(): readonly HTMLElement[] {
    return (this.made ??= this.options.make());
  }

  private noticeOf(): HTMLElement {
    const { words, onAsk, onUncover } = this.options;
    return h(
      'div',
      { class: 'covered-notice', role: 'group', 'aria-label': 'Covered text' },
      h('p', {}, words),
      h(
        'p',
        { class: 'covered-actions' },
        h('button', { class: 'button', type: 'button', click: onAsk }, 'Go to the Question'),
        h('button', { class: 'button', type: 'button', click: onUncover }, 'Uncover'),
      ),
    );
  }
}
