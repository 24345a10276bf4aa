import type { LabMapPart } from '../../core/source/labMap.ts';

interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * The text of one file with insertions. Those at one offset stand in the order they were made, so a walk that
 * inserts starts before it goes down and ends when it comes up nests rightly.
 */
export class Weave {
  private readonly text: string;
  private readonly insertions: Insertion[] = [];

  constructor(text: string) {
    this.text = text;
  }

  insert(offset: number, text: string): void {
    this.insertions.push({ offset, text });
  }

  /** Inserts code where an expression begins; keeps it apart from a keyword that touches it, as in `return[1]`. */
  insertStart(offset: number, text: string): void {
    const touchesName = offset > 0 && /[\p{ID_Continue}$]/u.test(this.text[offset - 1] ?? '');
    this.insert(offset, touchesName ? ` ${text}` : text);
  }

  /** The whole text, and where what was inserted. */
  finish(): { readonly text: string; readonly inserted: LabMapPart['inserted'] } {
    // Sorting keeps the order of equals.
    const sorted = [...this.insertions].sort((one, other) => one.offset - other.offset);
    const at = new Uint32Array(sorted.length);
    const total = new Uint32Array(sorted.length);
    const pieces: string[] = [];
    let from = 0;
    let length = 0;
    sorted.forEach(({ offset, text }, index) => {
      pieces.push(this.text.slice(from, offset), text);
      from = offset;
      at[index] = offset;
      total[index] = length += text.length;
    });
    pieces.push(this.text.slice(from));
    return { text: pieces.join(''), inserted: { at, total } };
  }
}
