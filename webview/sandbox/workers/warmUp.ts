import type { TrainedKind } from '../../../src/core/run/trainedKinds.ts';
import { Rehearsal } from '../../../src/torch/rehearsal.ts';

/** A worker that was not prepared ahead is told to go well within this time, and then has nothing else to do. */
const settleMs = 200;
/** Of all kinds together: from here on more steps make a lab's first epochs hardly faster. */
const mostSteps = 160;

/** Runs a task after some milliseconds. */
type Later = (task: () => void, ms: number) => unknown;

/**
 * What a prepared worker does while nobody has pressed Run: if the lab that it expects trains, some training of its
 * own, so that the lab's first epochs run code that the browser has optimised. Nothing of the lab runs by that. One
 * step is one task: the message that starts the lab never waits for more.
 */
export class WarmUp {
  private readonly later: Later;
  private readonly waiting: TrainedKind[] = [];
  private readonly known = new Set<TrainedKind>();
  /** For each kind. */
  private steps = mostSteps;
  private current: { readonly rehearsal: Rehearsal; left: number } | null = null;
  private isGoing = false;
  private isOver = false;

  constructor(later: Later) {
    this.later = later;
  }

  /** What is trained by the lab that will probably be run; what an earlier one trained is not trained again. */
  expect(trains: readonly TrainedKind[]): void {
    for (const kind of trains) {
      if (!this.known.has(kind)) this.waiting.push(kind);
      this.known.add(kind);
    }
    this.steps = Math.ceil(mostSteps / Math.max(1, trains.length));
    if (!this.isGoing) this.next(settleMs);
  }

  /** A lab is about to run: all is put back as it was. */
  stop(): void {
    this.isOver = true;
    this.endCurrent();
  }

  private next(ms: number): void {
    this.isGoing = this.current !== null || this.waiting.length > 0;
    if (!this.isGoing) return;
    this.later(() => {
      this.step();
    }, ms);
  }

  private step(): void {
    if (this.isOver) return;
    try {
      this.current ??= { rehearsal: new Rehearsal(this.waiting.shift() ?? 'GRU'), left: this.steps };
      this.current.rehearsal.step();
      this.current.left -= 1;
      if (this.current.left === 0) this.endCurrent();
    } catch {
      // The lab will meet the same machine, and its error is shown: being slower is not one.
      this.stop();
      return;
    }
    this.next(0);
  }

  private endCurrent(): void {
    this.current?.rehearsal.end();
    this.current = null;
  }
}
