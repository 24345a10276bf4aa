import { coveredText, type Coverage } from '../../../src/core/lesson/coverage.ts';
import type { Block } from '../../../src/core/lesson/lessonDocument.ts';
import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import { h } from '../../ui/h.ts';
import { CoveredBlock } from './coveredBlock.ts';

/** A piece of text that is covered now, or may be. */
interface CoveredPart {
  /** True where it is another one than before. */
  update(coverage: Coverage): boolean;
}

export interface CoversOptions {
  readonly lesson: LessonView;
  readonly coverage: Coverage;
  /** The reader would rather see than say. */
  readonly onUncover: (lab: string, prediction: string) => void;
  /** The reader wants to be asked. */
  readonly onAsk: (lab: string, prediction: string) => void;
  /** Draws the figures in there as wide as they are now. */
  readonly fitFigures: (room: HTMLElement) => void;
}

/**
 * Keeps out of the page what tells the answer of a prediction, as long as that is asked: such text is in no element, so
 * neither search nor selection nor screen reader finds it. What stands in its place takes the same room.
 */
export class Covers {
  private readonly options: CoversOptions;
  private readonly parts: CoveredPart[] = [];
  private readonly blocks: CoveredBlock[] = [];
  private coverage: Coverage;

  constructor(options: CoversOptions) {
    this.options = options;
    this.coverage = options.coverage;
  }

  /** Takes over what is covered from now on; says whether anything has changed by that. */
  show(coverage: Coverage): boolean {
    this.coverage = coverage;
    // All of them, and those too that come into being by that.
    let hasChanged = false;
    for (const part of this.parts) hasChanged = part.update(coverage) || hasChanged;
    return hasChanged;
  }

  /** A block that may be covered: its elements are made when they may be shown or are measured. */
  block(block: Block, labId: string, make: () => readonly HTMLElement[]): HTMLElement {
    const { lesson, onAsk, onUncover } = this.options;
    const lab = lesson.labs.find(({ id }) => id === labId);
    const part = new CoveredBlock({
      block,
      words: coveredText(lab?.title ?? labId),
      make,
      onAsk: () => {
        const [first] = this.askedBy(block, labId);
        if (first !== undefined) onAsk(labId, first);
      },
      onUncover: () => {
        for (const id of this.askedBy(block, labId)) onUncover(labId, id);
      },
    });
    part.update(this.coverage);
    this.parts.push(part);
    this.blocks.push(part);
    return part.element;
  }

  /** A run of text that may be covered. */
  inline(isCovered: (coverage: Coverage) => boolean, make: () => Node): HTMLElement {
    const element = h('span', { class: 'may-be-covered' });
    let was: boolean | null = null;
    const update = (coverage: Coverage): boolean => {
      const is = isCovered(coverage);
      if (is === was) return false;
      was = is;
      element.replaceChildren(is ? h('span', { class: 'covered-value' }, h('span', { class: 'visually-hidden' }, 'covered')) : make());
      return true;
    };
    update(this.coverage);
    this.parts.push({ update });
    return element;
  }

  /** The page has another width: what was uncovered takes the room that it needs. */
  release(): void {
    for (const block of this.blocks) block.release();
  }

  /** Gives what is covered the height that it will have. */
  fit(): void {
    const measured = this.blocks.filter(block => block.isCovered && block.element.isConnected).map(block => [block, block.lay()] as const);
    for (const [, room] of measured) if (room) this.options.fitFigures(room);
    const heights = measured.map(([, room]) => room?.getBoundingClientRect().height ?? 0);
    measured.forEach(([block, room], at) => {
      room?.remove();
      if (room) block.reserve(heights[at] ?? 0);
    });
  }

  /** What stands in the place of a part that is covered. */
  holderOf(id: string): HTMLElement | null {
    return this.blocks.find(block => block.isCovered && block.element.isConnected && block.has(id))?.element ?? null;
  }

  /** Everything that was made and is not in the page. */
  get hiddenContent(): readonly HTMLElement[] {
    return this.blocks.flatMap(block => block.hiddenContent);
  }

  private askedBy(block: Block, lab: string): string[] {
    return block.kind === 'covered' ? [block.prediction] : this.coverage.coveredOf(lab);
  }
}
