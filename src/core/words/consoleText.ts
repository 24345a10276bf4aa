import { countText } from './numberText.ts';

/** Lines `from .. from + lines.length - 1` of what a lab printed (0-based). */
export interface LineBlock {
  readonly from: number;
  readonly lines: readonly string[];
}

/** What is kept of a lab's output: sorted blocks that neither touch nor overlap, out of `total` printed lines. */
export interface ConsoleText {
  readonly blocks: readonly LineBlock[];
  readonly total: number;
}

export const emptyConsole: ConsoleText = { blocks: [], total: 0 };

/** A lab may print for ever; this is what stays of it, whatever it prints. */
const firstLinesKept = 1_000;
const lastLinesKept = 20_000;
const lastCharactersKept = 4 * 1024 * 1024;
const blocksKept = 200;

/**
 * Lays `block` over what is there (what comes later wins) and lets go of what lies between the first and the last
 * lines.
 */
export function addLines(text: ConsoleText, block: LineBlock, total: number): ConsoleText {
  const newTotal = Math.max(text.total, total, end(block));
  const around = [...text.blocks.map(old => cut(old, 0, block.from)), block, ...text.blocks.map(old => cut(old, end(block), Infinity))];
  const lastFrom = Math.max(firstLinesKept, newTotal - lastLinesKept);
  const kept = around.flatMap(one => (end(one) <= firstLinesKept ? [one] : [cut(one, 0, firstLinesKept), cut(one, lastFrom, Infinity)]));
  return { blocks: boundBlocks(boundCharacters(join(kept))), total: newTotal };
}

/** The lines from the first on, as far as none is missing. */
export function leadingLines(text: ConsoleText): readonly string[] {
  const first = text.blocks[0];
  return first?.from === 0 ? first.lines : [];
}

/** Lines from `index` on that are kept, block by block. */
export function blocksFrom(text: ConsoleText, index: number): readonly LineBlock[] {
  return text.blocks.map(block => cut(block, index, Infinity)).filter(block => block.lines.length > 0);
}

/** How much was let go of: lines kept from the first on, lines kept after those, lines printed. */
export interface Flood {
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** Null where every line is there. */
export function floodOf(text: ConsoleText): Flood | null {
  const kept = text.blocks.reduce((sum, block) => sum + block.lines.length, 0);
  if (kept === text.total) return null;
  const first = Math.min(leadingLines(text).length, firstLinesKept);
  return { first, last: kept - first, total: text.total };
}

/** Says what was let go of, or null where every line is there. */
export function gapNotice(text: ConsoleText): string | null {
  const flood = floodOf(text);
  return flood && `Kept ${countText(flood.first)} first and ${countText(flood.last)} last of ${countText(flood.total)} lines.`;
}

function end(block: LineBlock): number {
  return block.from + block.lines.length;
}

function cut(block: LineBlock, from: number, to: number): LineBlock {
  if (from <= block.from && to >= end(block)) return block;
  const start = Math.max(from, block.from);
  return { from: start, lines: block.lines.slice(start - block.from, Math.max(0, to - block.from)) };
}

function join(blocks: readonly LineBlock[]): LineBlock[] {
  const joined: LineBlock[] = [];
  for (const block of blocks) {
    if (block.lines.length === 0) continue;
    const last = joined.at(-1);
    if (last && end(last) === block.from) joined[joined.length - 1] = { from: last.from, lines: [...last.lines, ...block.lines] };
    else joined.push(block);
  }
  return joined;
}

/** Drops the oldest of the last lines until the rest fits: 20,000 long lines would be 40 MB. */
function boundCharacters(blocks: readonly LineBlock[]): LineBlock[] {
  let left = lastCharactersKept;
  let from = Infinity;
  for (let b = blocks.length - 1; b >= 0 && left >= 0; b--) {
    const block = blocks[b];
    for (let i = (block?.lines.length ?? 0) - 1; block && i >= 0 && left >= 0; i--) {
      left -= block.lines[i]?.length ?? 0;
      if (left >= 0) from = block.from + i;
    }
  }
  if (left >= 0) return [...blocks];
  return join(blocks.flatMap(block => [cut(block, 0, firstLinesKept), cut(block, Math.max(from, firstLinesKept), Infinity)]));
}

/** A thinned flood leaves a hole at every message; the oldest pieces go first. */
function boundBlocks(blocks: readonly LineBlock[]): readonly LineBlock[] {
  return blocks.length <= blocksKept ? blocks : [...blocks.slice(0, 1), ...blocks.slice(1 - blocksKept)];
}
