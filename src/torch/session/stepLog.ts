import type { MeasuredPoint, MetricPoint } from '../../core/run/run.ts';
import { toWire } from '../../core/run/value.ts';
import type { AnswersBeside } from '../mistakes/answersBeside.ts';
import { LossError } from './lossError.ts';
import { Measuring, type Measure } from './measuring.ts';

/** What an optimizer trains: its recurrent modules, and how they are called. */
export interface TrainedModel {
  readonly text: string;
  readonly modules: readonly object[];
}

/** Optimizers whose model is named; a lab may make one for each step. */
const mostNamed = 64;

/** Gathers, between two optimizer steps, what the training curve shows of the step. */
export class StepLog {
  private readonly listeners = new Set<(point: MetricPoint) => void>();
  /** Optimizers that have stepped, by their place in that order. */
  private readonly places = new WeakMap<object, number>();
  private optimizers = 0;
  private count = 0;
  private loss: number | null = null;
  private answers: (() => AnswersBeside) | null = null;
  private lastAnswers: AnswersBeside | undefined;
  private readonly measuredListeners = new Set<(point: MeasuredPoint) => void>();
  private readonly measuring = new Measuring();
  /** By the modules that optimizers train: their places. */
  private readonly trainedBy = new WeakMap<object, number>();

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

  /** The returned function tells the rest, and ends it. */
  onMeasured(listener: (point: MeasuredPoint) => void): () => void {
    this.measuredListeners.add(listener);
    return () => {
      this.tellMeasured(this.count);
      this.measuredListeners.delete(listener);
    };
  }

  /** Answers were held against right ones, beside the training. */
  measured(measure: Measure): void {
    if (this.measuredListeners.size > 0) this.measuring.see(measure);
  }

  private tellMeasured(step: number): void {
    const points = this.measuredListeners.size === 0 ? [] : this.measuring.take(step, module => this.trainedBy.get(module));
    for (const point of points) for (const listener of this.measuredListeners) listener(point);
  }

  /** A classification loss was computed; `answers` reads what the model says when called. */
  sawClassification(answers: () => AnswersBeside): void {
    this.answers = answers;
  }

  /** `backward()` has started from this loss. Throws where it is no finite number: no step must be made from it. */
  sawLoss(loss: number): void {
    this.loss = loss;
    this.lastAnswers = this.answers?.();
    this.answers = null;
    if (Number.isFinite(loss)) return;
    const step = this.count + 1;
    // The step would have been made by the optimizer that made the last one, as far as anybody knows.
    this.report(step, Math.max(0, this.optimizers - 1));
    throw new LossError(loss, step);
  }

  /** `optimizer` has made a step; `trained` says what it trains, where that is known. */
  end(optimizer: object, trained: () => TrainedModel | null): void {
    this.count += 1;
    const isFirst = !this.places.has(optimizer);
    const place = this.placeOf(optimizer);
    const isNamed = isFirst && this.isWatched && place < mostNamed;
    const model = isNamed ? trained() : null;
    for (const module of model?.modules ?? []) this.trainedBy.set(module, place);
    this.tellMeasured(this.count - 1);
    this.report(this.count, place, model?.text ?? null);
  }

  private placeOf(optimizer: object): number {
    const place = this.places.get(optimizer) ?? this.optimizers++;
    this.places.set(optimizer, place);
    return place;
  }

  private report(step: number, optimizer: number, model: string | null = null): void {
    if (this.loss !== null) {
      const point: MetricPoint = {
        step,
        // A curve knows no negative zero.
        loss: toWire(this.loss + 0),
        ...this.lastAnswers,
        ...(optimizer === 0 ? {} : { optimizer }),
        ...(model === null ? {} : { model }),
      };
      for (const listener of this.listeners) listener(point);
    }
    this.loss = null;
    this.lastAnswers = undefined;
  }
}
