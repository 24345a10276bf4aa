import MagicString, { type DecodedSourceMap } from 'magic-string';

/**
 * The text of one file with insertions. Those at one offset stand in the order they were made, so a walk that
 * inserts starts before it goes down and ends when it comes up nests rightly.
 */
export class Weave {
  private readonly target: MagicString;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.target = new MagicString(text);
  }

  insert(offset: number, text: string): void {
    this.target.appendLeft(offset, text);
  }

  /** Inserts code where an expression begins; keeps it apart from a keyword that touches it, as in `return[1]`. */
  insertStart(offset: number, text: string): void {
    const touchesName = offset > 0 && /[\p{ID_Continue}$]/u.test(this.text[offset - 1] ?? '');
    this.target.appendLeft(offset, touchesName ? ` ${text}` : text);
  }

  toString(): string {
    return this.target.toString();
  }

  /** Maps offsets of the woven text to offsets of the text before; inside an insertion, to the place it was made at. */
  originalOffset(): (offset: number) => number {
    const map = this.target.generateDecodedMap({ hires: true });
    const woven = new MapLines(this.toString());
    const before = new MapLines(this.text);
    return offset => {
      const { line, column } = woven.positionAt(offset);
      const segment = findSegment(map, line, column);
      if (!segment) return this.text.length;
      return Math.min(this.text.length, before.offsetAt(segment[2] ?? 0, segment[3] ?? 0));
    };
  }
}

/** Source maps count lines by LF alone. */
class MapLines {
  private readonly starts = [0];

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.starts.push(end + 1);
  }

  positionAt(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, column: offset - (this.starts[low] ?? 0) };
  }

  offsetAt(line: number, column: number): number {
    return (this.starts[line] ?? 0) + column;
  }
}

/** The segment of the character at this place, or of the next one where the place is inserted text. */
function findSegment(map: DecodedSourceMap, line: number, column: number): readonly number[] | undefined {
  for (let at = line; at < map.mappings.length; at++) {
    const segments = map.mappings[at] ?? [];
    const found = at > line ? segments[0] : segments.find(segment => segment[0] >= column);
    if (found) return found;
  }
  return undefined;
}
