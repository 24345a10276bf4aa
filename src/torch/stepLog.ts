import type { MetricPoint } from '../core/run.ts';
import { toWire } from '../core/value.ts';
import { LossError } from './lossError.ts';

/** Gathers, between two optimizer steps, what the training curve shows of the step. */
export class StepLog {
  private readonly listeners = new Set<(point: MetricPoint) => void>();
  private count = 0;
  private loss: number | null = null;
  private accuracy: (() => number) | null = null;
  private lastAccuracy: number | undefined;

  /** Is anybody listening? Reading a loss costs a read-back on WebGL. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  onStep(listener: (point: MetricPoint) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** A classification loss was computed; `accuracy` reads its share of right answers when called. */
  sawClassification(accuracy: () => number): void {
    this.accuracy = accuracy;
  }

  /** `backward()` has started from this loss. Throws where it is no finite number: no step must be made from it. */
  sawLoss(loss: number): void {
    this.loss = loss;
    this.lastAccuracy = this.accuracy?.();
    this.accuracy = null;
    if (Number.isFinite(loss)) return;
    const step = this.count + 1;
    this.report(step);
    throw new LossError(loss, step);
  }

  end(): void {
    this.count += 1;
    this.report(this.count);
  }

  private report(step: number): void {
    if (this.loss !== null) {
      const accuracy = this.lastAccuracy;
      const point: MetricPoint = { step, loss: toWire(this.loss), ...(accuracy === undefined ? {} : { accuracy }) };
      for (const listener of this.listeners) listener(point);
    }
    this.loss = null;
    this.lastAccuracy = undefined;
  }
}
