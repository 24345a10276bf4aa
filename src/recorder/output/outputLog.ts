import type { RunEvent } from '../../core/run/run.ts';
import { shortText, indexIn, itemAt, max, min, plain, push, sliceText } from '../base/primordials.ts';

type OutputEvent = Extract<RunEvent, { kind: 'output' }>;

const firstLines = 1_000;
const lastLines = 20_000;
const longestLine = 2_048;
/** Characters of one event. */
const eventSize = 32_768;

/**
 * What a lab prints, bounded: the first lines go out as they come; of a flood, what fits into each event, and at the
 * end the last lines.
 */
export class OutputLog {
  private total = 0;
  private readonly first: string[] = [];
  /** A ring of the last lines; no list, whose prototype may have setters. */
  private readonly ring: Record<number, string> = plain({});
  /** Lines before this one went out, or were passed over. */
  private sent = 0;
  /** The first line that was passed over in a flood. */
  private gap = Infinity;
  private readonly onLine: ((line: string) => void) | undefined;

  /** `onLine` is told every line in full. */
  constructor(onLine: ((line: string) => void) | undefined) {
    this.onLine = onLine;
  }

  get hasNews(): boolean {
    return this.sent < this.total;
  }

  /** Takes the text of one `print`; line breaks in it begin new lines. */
  print(text: string): void {
    let start = 0;
    for (let end = indexIn(text, '\n', 0); end >= 0; end = indexIn(text, '\n', start)) {
      this.addLine(sliceText(text, start, end));
      start = end + 1;
    }
    this.addLine(start === 0 ? text : sliceText(text, start, text.length));
  }

  /** Events for what is new; `isLast` for all that is kept, else for one event's worth of a flood. */
  read(isLast: boolean): OutputEvent[] {
    const events: OutputEvent[] = [];
    while (this.sent < min(this.total, firstLines)) push(events, this.nextEvent(firstLines));
    if (isLast) this.sent = max(min(this.sent, this.gap), this.total - lastLines, firstLines);
    else this.passOver();
    while (this.sent < this.total) push(events, this.nextEvent(this.total));
    return events;
  }

  private addLine(line: string): void {
    this.onLine?.(line);
    const kept = shortText(line, longestLine);
    if (this.total < firstLines) push(this.first, kept);
    else this.ring[this.total % lastLines] = kept;
    this.total++;
  }

  private lineAt(index: number): string {
    return (index < firstLines ? itemAt(this.first, index) : this.ring[index % lastLines]) ?? '';
  }

  private nextEvent(before: number): OutputEvent {
    const from = this.sent;
    const lines: string[] = [];
    for (let size = 0; this.sent < min(this.total, before) && size < eventSize; this.sent++) {
      const line = this.lineAt(this.sent);
      push(lines, line);
      size += line.length + 8;
    }
    return plain({ kind: 'output', from, lines, total: this.total });
  }

  /** Goes on where one event reaches the newest line. */
  private passOver(): void {
    let from = this.total;
    for (let size = 0; from > this.sent && size < eventSize / 2; from--) size += this.lineAt(from - 1).length + 8;
    if (from > this.sent) this.gap = min(this.gap, this.sent);
    this.sent = from;
  }
}
