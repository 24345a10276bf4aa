import { type LineBlock } from '../../../src/core/words/consoleText.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import { h } from '../../ui/h.ts';

const linesAChunk = 200;

/**
 * Plain lines, in chunks of one text each. The browser lays out only the chunks in view (`content-visibility`), and
 * find, select and copy still reach all of them.
 */
export class LineChunks {
  readonly element = h('div', { class: 'chunks' });
  private chunks = new Map<number, { readonly element: HTMLElement; readonly text: string }>();

  /** Shows `blocks`, and between them how many lines are not there. `from` is the first line that should be. */
  update(blocks: readonly LineBlock[], from: number): void {
    const chunks: typeof this.chunks = new Map();
    const elements: HTMLElement[] = [];
    let next = from;
    for (const block of blocks) {
      if (block.from > next) elements.push(h('p', { class: 'gap muted' }, `… ${countText(block.from - next)} lines not kept …`));
      next = block.from + block.lines.length;
      for (let start = block.from; start < next;) {
        // Chunks end at fixed line numbers, so a window that moves on leaves most of them as they are.
        const end = Math.min(next, (Math.floor(start / linesAChunk) + 1) * linesAChunk);
        const text = block.lines.slice(start - block.from, end - block.from).join('\n');
        const old = this.chunks.get(start);
        const chunk = old?.text === text ? old : { element: chunkElement(text, end - start), text };
        chunks.set(start, chunk);
        elements.push(chunk.element);
        start = end;
      }
    }
    this.chunks = chunks;
    arrange(this.element, elements);
  }
}

function chunkElement(text: string, lines: number): HTMLElement {
  const element = h('div', { class: 'chunk' }, text);
  element.style.containIntrinsicBlockSize = `auto ${String(lines * 1.4)}em`;
  return element;
}

/** Makes `children` the children of `parent` without moving those that are in place. */
function arrange(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const wanted = new Set<Node>(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  children.forEach((child, i) => {
    const there = parent.childNodes[i];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}
