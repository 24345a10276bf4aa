import type { RunEvent } from '../core/run.ts';
import { cutText, findText, plain, push, sliceText } from './primordials.ts';

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
  /** A ring of the last lines that may still have to go out. */
  private readonly ring: string[] = [];
  /** Lines before this one went out, or never will. */
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
    for (let end = findText(text, '\n', 0); end >= 0; end = findText(text, '\n', start)) {
      this.addLine(sliceText(text, start, end));
      start = end + 1;
    }
    this.addLine(start === 0 ? text : sliceText(text, start, text.length));
  }

  /** Events for what is new; `isLast` for all that is kept, else for one event's worth. */
  read(isLast: boolean): OutputEvent[] {
    const events: OutputEvent[] = [];
    if (isLast) this.sent = Math.max(Math.min(this.sent, this.gap), this.total - lastLines);
    else if (this.sent >= firstLines) this.skipTo(this.newestFrom());
    else if (this.total - this.sent > lastLines) this.skipTo(this.total - lastLines);
    while (this.sent < this.total) {
      push(events, this.nextEvent());
      if (!isLast && this.sent >= firstLines) break;
    }
    return events;
  }

  private addLine(line: string): void {
    this.onLine?.(line);
    this.ring[this.total % lastLines] = cutText(line, longestLine);
    this.total++;
  }

  private skipTo(line: number): void {
    if (line > this.sent) this.gap = Math.min(this.gap, this.sent);
    this.sent = line;
  }

  private nextEvent(): OutputEvent {
    const from = this.sent;
    const lines: string[] = [];
    for (let size = 0; this.sent < this.total && size < eventSize; this.sent++) {
      const line = this.ring[this.sent % lastLines] ?? '';
      push(lines, line);
      size += line.length + 8;
    }
    return plain({ kind: 'output', from, lines, total: this.total });
  }

  /** Where to begin so that one event reaches the newest line. */
  private newestFrom(): number {
    let from = this.total;
    for (let size = 0; from > this.sent; from--) {
      size += (this.ring[(from - 1) % lastLines] ?? '').length + 8;
      if (size >= eventSize) break;
    }
    return from === this.total ? this.total - 1 : from;
  }
}
