import type { MetricPoint } from '../../core/run/run.ts';
import { toWire } from '../../core/run/value.ts';
import { LossError } from './lossError.ts';

/** Gathers, between two optimizer steps, what the training curve shows of the step. */
export class StepLog {
  private readonly listeners = new Set<(point: MetricPoint) => void>();
  /** Optimizers that have stepped, by their place in that order. */
  private readonly places = new WeakMap<object, number>();
  private optimizers = 0;
  private count = 0;
  private loss: number | null = null;
  private accuracy: (() => number) | null = null;
  private lastAccuracy: number | undefined;

  /** Is anybody listening? Reading a loss costs a read-back on WebGL. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** How many steps all optimizers have made together. */
  get taken(): number {
    return this.count;
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
    // The step would have been made by the optimizer that made the last one, as far as anybody knows.
    this.report(step, Math.max(0, this.optimizers - 1));
    throw new LossError(loss, step);
  }

  /** `optimizer` has made a step. */
  end(optimizer: object): void {
    this.count += 1;
    this.report(this.count, this.placeOf(optimizer));
  }

  private placeOf(optimizer: object): number {
    const place = this.places.get(optimizer) ?? this.optimizers++;
    this.places.set(optimizer, place);
    return place;
  }

  private report(step: number, optimizer: number): void {
    if (this.loss !== null) {
      const accuracy = this.lastAccuracy;
      const point: MetricPoint = {
        step,
        // A curve knows no negative zero.
        loss: toWire(this.loss + 0),
        ...(accuracy === undefined ? {} : { accuracy }),
        ...(optimizer === 0 ? {} : { optimizer }),
      };
      for (const listener of this.listeners) listener(point);
    }
    this.loss = null;
    this.lastAccuracy = undefined;
  }
}
