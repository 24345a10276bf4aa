import { timeLeftText } from '../../core/following/timeLeft.ts';
import type { Streams } from '../runCommand.ts';

const everySecond = 1_000;

/** Says how far a batch is: on a terminal in one line that changes, elsewhere at each tenth. */
export class GradeProgress {
  private readonly streams: Streams;
  private readonly all: number;
  private readonly isTerminal: boolean;
  private fresh = 0;
  private readonly began = performance.now();
  private saidAt = -Infinity;
  private saidTenth = 0;

  constructor(streams: Streams, all: number, isTerminal: boolean) {
    this.streams = streams;
    this.all = all;
    this.isTerminal = isTerminal;
  }

  graded(done: number, isFresh: boolean): void {
    if (isFresh) this.fresh++;
    const now = performance.now();
    const tenth = Math.floor((10 * done) / this.all);
    const isDue = this.isTerminal ? now - this.saidAt >= everySecond || done === this.all : tenth > this.saidTenth && this.all >= 10;
    if (!isDue) return;
    this.saidAt = now;
    this.saidTenth = tenth;
    const text = `${String(done)} of ${String(this.all)} graded${this.timeLeft(done, now)}`;
    this.streams.error(this.isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
  }

  /** Leaves the line. */
  end(): void {
    if (this.isTerminal) this.streams.error('\r\u001b[K');
  }

  /** What was taken up again or has another's verdict costs nothing: of what is left, none is taken for such. */
  private timeLeft(done: number, now: number): string {
    if (this.fresh < 3 || done === this.all) return '';
    const seconds = (((now - this.began) / this.fresh) * (this.all - done)) / 1_000;
    return `, ${timeLeftText(seconds)}`;
  }
}
