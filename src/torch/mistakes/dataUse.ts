import { RowSet } from './dataRows.ts';
import type { DataRows } from './dataRows.ts';
import type { Mistake } from './mistake.ts';

/** Data that went into the model and was not trained on so far; more are not waited for. */
const mostWaiting = 64;

/** Which data a model is trained on, and which it is measured on. */
export class DataUse {
  private readonly trained = new RowSet();
  /** Went in since the first step, and may still be trained on. */
  private waiting: DataRows[] = [];
  private sawOther = false;
  /** Steps of optimizers so far. */
  steps = 0;
  private measuredAt: string | null = null;
  private isMeasured = false;

  /** Data goes into a model. */
  feed(rows: DataRows): void {
    if (this.sawOther || this.trained.has(rows)) return;
    if (this.waiting.length === mostWaiting) this.sawOther = true;
    else this.waiting.push(rows);
  }

  /** A gradient is computed for what came of these data. */
  train(sources: readonly DataRows[]): void {
    for (const rows of sources) this.trained.add(rows);
    this.waiting = this.waiting.filter(rows => !this.trained.has(rows));
  }

  step(): void {
    this.steps += 1;
    // A look at the model before it has learned anything is no test of it.
    if (this.steps === 1) this.waiting = [];
  }

  /** Was no step made with these data so far? Null where that cannot be told. */
  isHeldOut(sources: readonly DataRows[]): boolean | null {
    if (sources.length === 0) return null;
    return sources.every(rows => !this.trained.hasSome(rows)) ? true : sources.every(rows => this.trained.has(rows)) ? false : null;
  }

  /** Has an optimizer stepped? */
  get isTrained(): boolean {
    return this.steps > 0;
  }

  /** A model's answers are compared with the right ones. */
  measure(at: () => string | null): void {
    this.isMeasured = true;
    this.measuredAt = at();
  }

  /** Once the lab has come to its end. */
  verdict(): Mistake | null {
    if (!this.isMeasured || this.steps < 2 || this.sawOther || this.waiting.length > 0) return null;
    return {
      code: 'W-TRAINING-DATA',
      message:
        'This accuracy is measured on the data the model was trained on, and the model never sees any other. Measure it on data that was held out, too.',
      stack: this.measuredAt,
    };
  }
}
