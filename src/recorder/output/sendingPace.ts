import { max } from '../base/primordials.ts';

/** Milliseconds between two batches of events while nothing is new. */
const batchTime = 50;
/** News that may go out at once within that time: the rest waits for the batch. */
const newsLimit = 48;

/** When a run sends what it has to say: news at once while there is little of it, everything else in batches. */
export class SendingPace {
  private batchAt = -Infinity;
  private news = 0;

  /** Whether a batch is due. */
  isDue(now: number): boolean {
    return now - this.batchAt >= batchTime;
  }

  /** Whether something is to be sent now. Where it is a batch, the next one is due `batchTime` later. */
  allows(isNews: boolean, now: number): boolean {
    if (!this.isDue(now)) return isNews && this.news++ < newsLimit;
    // A lab that has been quiet may be quick again; a talkative one earns little.
    this.news = now - this.batchAt > 10 * batchTime ? 0 : max(0, this.news - 2);
    this.batchAt = now;
    return true;
  }

  /** A batch was sent. */
  sent(now: number): void {
    this.batchAt = now;
  }
}
