/** Somebody who reads fast reads this many words a minute; a third of that time is enough. */
const wordsAMinute = 600;
const share = 1 / 3;
const shortestMs = 2_000;
const longestMs = 20_000;

/** How long a text of so many words has to be in sight to count as read, in milliseconds. */
export function readingMs(words: number): number {
  return Math.min(longestMs, Math.max(shortestMs, (words / wordsAMinute) * 60_000 * share));
}

/** What of a section was in sight during a moment. */
export interface SectionSight {
  /** Blocks of which some is on the screen, by their number. */
  readonly blocks: readonly number[];
  /** Those of them whose last line is. */
  readonly ends: readonly number[];
  /** The keyboard, or what reads the page aloud, is in the last block. */
  readonly isAtEnd: boolean;
}

/**
 * Whether one section has been read, by what of it was in sight and how long. It has when it was there for the time
 * that fits its words, each block of it for its share of that time and to its last line; or when the keyboard was in
 * its last block for the whole time.
 */
export class TimeInSight {
  private readonly needed: number;
  private inSight = 0;
  private atEnd = 0;
  private readonly left: Map<number, { ms: number; isEndSeen: boolean }>;

  /** @param words how many each block has */
  constructor(words: readonly number[]) {
    const all = words.reduce((sum, count) => sum + count, 0);
    this.needed = readingMs(all);
    this.left = new Map(words.map((count, at) => [at, { ms: all === 0 ? 0 : (this.needed * count) / all, isEndSeen: false }]));
  }

  /** The section has been so for `ms`; true when it has been read by now. */
  pass(ms: number, { blocks, ends, isAtEnd }: SectionSight): boolean {
    if (blocks.length > 0) this.inSight += ms;
    this.atEnd = isAtEnd ? this.atEnd + ms : 0;
    for (const at of blocks) {
      const block = this.left.get(at);
      if (!block) continue;
      block.ms -= ms;
      block.isEndSeen ||= ends.includes(at);
      // Half a millisecond is what shares of the time lose by rounding.
      if (block.isEndSeen && block.ms < 0.5) this.left.delete(at);
    }
    return this.atEnd >= this.needed || (this.inSight >= this.needed && this.left.size === 0);
  }
}
