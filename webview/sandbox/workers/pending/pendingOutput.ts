import type { RunEventOf } from '../../../../src/core/run/eventTable.ts';
import { jsonBytes } from './jsonBytes.ts';
import type { Taken, Waiting } from './waiting.ts';

type OutputEvent = RunEventOf<'output'>;

interface Line {
  readonly index: number;
  readonly text: string;
  readonly bytes: number;
}

/** Lines of a run that are kept whatever follows, and how many of the newest are kept beside them. */
const keptFirst = 1_000;
const keptLast = 20_000;
/** Bytes of output that may wait: what is retained of one run at most. */
const keptBytes = 4 * 1024 * 1024;
/**
 * Until this much was printed, messages may be full; an endless flood then gets a trickle, and its newest lines at the
 * end.
 */
const fullRateBytes = 4 * 1024 * 1024;
const trickleBytes = 8 * 1024;

/** Printed lines that wait to be sent. A flood pushes out its own oldest lines, never the first or the newest ones. */
export class PendingOutput implements Waiting<OutputEvent> {
  private first: Line[] = [];
  private rest: Line[] = [];
  /** Lines of `rest` before this one are gone; the array is cut now and then instead of shifted each time. */
  private restStart = 0;
  private restBytes = 0;
  private total = 0;
  private sentTotal = 0;
  private sentBytes = 0;

  get isEmpty(): boolean {
    return this.first.length === 0 && this.restLength === 0 && this.total === this.sentTotal;
  }

  add({ from, lines, total }: OutputEvent): void {
    this.total = Math.max(this.total, total);
    for (const [offset, text] of lines.entries()) {
      const line = { index: from + offset, text, bytes: jsonBytes(text) + 1 };
      if (line.index < keptFirst) this.first.push(line);
      else {
        this.rest.push(line);
        this.restBytes += line.bytes;
      }
    }
    while (this.restLength > keptLast || this.restBytes > keptBytes) this.shift();
  }

  take(room: number, isLast: boolean): Taken<OutputEvent> {
    const taken = this.takeLines(!isLast && this.sentBytes > fullRateBytes ? Math.min(room, trickleBytes) : room);
    this.sentBytes += taken.bytes;
    return taken;
  }

  /** The oldest lines that fit into `room` bytes, as events; one a stretch of lines without a gap. */
  private takeLines(room: number): Taken<OutputEvent> {
    const events: { kind: 'output'; from: number; lines: string[]; total: number }[] = [];
    let bytes = 0;
    for (let line = this.peek(); line; line = this.peek()) {
      const last = events.at(-1);
      const isNext = last !== undefined && last.from + last.lines.length === line.index;
      const cost = line.bytes + (isNext ? 0 : 80);
      if (bytes + cost > room) break;
      bytes += cost;
      this.drop();
      if (isNext) last.lines.push(line.text);
      else events.push({ kind: 'output', from: line.index, lines: [line.text], total: this.total });
    }
    // The count is news too, even where all the lines behind it were pushed out.
    if (events.length === 0 && !this.peek() && this.total !== this.sentTotal) {
      events.push({ kind: 'output', from: this.total, lines: [], total: this.total });
      bytes += 80;
    }
    if (events.length > 0) this.sentTotal = this.total;
    return { events, bytes };
  }

  private get restLength(): number {
    return this.rest.length - this.restStart;
  }

  private peek(): Line | undefined {
    return this.first[0] ?? this.rest[this.restStart];
  }

  private drop(): void {
    if (this.first.length > 0) this.first.shift();
    else this.shift();
  }

  private shift(): void {
    this.restBytes -= this.rest[this.restStart]?.bytes ?? 0;
    this.restStart++;
    if (this.restStart < keptLast) return;
    this.rest = this.rest.slice(this.restStart);
    this.restStart = 0;
  }
}
