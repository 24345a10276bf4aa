import type * as tf from '@tensorflow/tfjs';
import type { ValueSlot } from '../core/labScope.ts';
import type { ProbeValue, Series, ValueSummary } from '../core/value.ts';
import { describeOther, inheritsProxy } from './describeObject.ts';
import { notingTarget } from './notingTarget.ts';
import { plain, wire } from './primordials.ts';
import { SeriesKeeper } from './seriesKeeper.ts';
import { smallTensor, summarize, type Summarizer } from './summarize.ts';

/** Objects seen more often than this are summarised when they are sent, not whenever they are seen. */
const eagerObjects = 64;

/** What a slot reports to: it may send what has changed. `isNews`: something is there for the first time. */
export type Pulse = (isNews: boolean) => void;

/**
 * Notes the values of one probe. The way of a number through `v` is kept short: it stands in loops of ten million
 * turns. Everything else happens when a sample is due, and when the newest state is read.
 */
export class Slot implements ValueSlot {
  /** How often the probe was reached. */
  count = 0;
  /** The last number seen. */
  last = 0.5;
  private nextSample = 1;
  private min = Infinity;
  private max = -Infinity;
  private sum = 0.5;
  private nanCount = 0;
  /** How many of the values were numbers. */
  private otherCount = 0;
  private isNumber = true;
  /** The last value that was no number: as summarised when it was seen, or itself, to be summarised later. */
  private summary: ValueSummary | null = null;
  private pending: unknown = undefined;
  private hasPending = false;
  /** A tensor whose axes were not known when it was seen: what it is given to later may tell them. */
  private unnamed: tf.Tensor | null = null;
  private readonly series = new SeriesKeeper();
  private readonly site: number;
  private readonly by: Summarizer;
  private readonly pulse: Pulse;
  private sentCount = 0;
  private target: (new (target: unknown) => object) | null = null;

  constructor(site: number, by: Summarizer, pulse: Pulse) {
    this.site = site;
    this.by = by;
    this.pulse = pulse;
    // They began as fractions so that the engine keeps them as doubles from the start.
    this.last = 0;
    this.sum = 0;
  }

  v<T>(value: T): T {
    const count = ++this.count;
    if (typeof value === 'number') {
      this.last = value;
      if (value < this.min) this.min = value;
      if (value > this.max) this.max = value;
      if (value === value) this.sum += value;
      else this.nanCount++;
      this.isNumber = true;
      if (count >= this.nextSample) this.sample(value);
    } else this.other(value);
    return value;
  }

  i<T>(old: T): T {
    if (typeof old === 'number') this.v(old + 1);
    else if (typeof old === 'bigint') this.v(old + 1n);
    return old;
  }

  d<T>(old: T): T {
    if (typeof old === 'number') this.v(old - 1);
    else if (typeof old === 'bigint') this.v(old - 1n);
    return old;
  }

  t(target: unknown): object {
    if (!this.target) throw new Error('The probe sets no property.');
    return new this.target(target);
  }

  /** The probe is for a property in a destructuring, which `set` sets. */
  noteSetting(key: string, set: (target: unknown, value: unknown) => void): void {
    this.target = notingTarget(key, set, value => this.v(value));
  }

  get hasChanged(): boolean {
    return this.count !== this.sentCount || this.laterAxes() !== null;
  }

  /** The newest state, to be sent. `samples`: about how many numbers of a series it may hold. */
  read(samples: number, isLast: boolean): ProbeValue {
    this.sentCount = this.count;
    const value = this.isNumber ? this.numberSummary() : this.otherSummary(isLast);
    const state = { site: this.site, count: this.count, value };
    const numbers = this.count - this.otherCount;
    return plain(numbers > 1 ? { ...state, series: this.readSeries(numbers, samples) } : state);
  }

  private numberSummary(): ValueSummary {
    return plain({ kind: 'number', value: wire(this.last), isGate: this.by.hooks.isGateNumber(this.last) });
  }

  private otherSummary(isLast: boolean): ValueSummary {
    if (this.hasPending && (isLast || this.summary === null || !isLargeTensor(this.pending, this.by))) {
      this.summary = summarize(this.pending, this.by, isLast);
      // What a module has learned is read when the run ends.
      if (isLast || this.summary.kind !== 'module') {
        this.pending = undefined;
        this.hasPending = false;
      }
    }
    const axes = this.laterAxes();
    if (axes && this.summary?.kind === 'tensor') {
      this.summary = plain({ ...this.summary, axes });
      this.unnamed = null;
    }
    return this.summary ?? plain({ kind: 'other', text: 'undefined' });
  }

  private laterAxes(): readonly string[] | null {
    return this.unnamed && !this.isNumber ? this.by.hooks.axesOf(this.unnamed) : null;
  }

  private readSeries(numbers: number, samples: number): Series {
    const seen = numbers - this.nanCount;
    return plain({
      ...this.series.read(this.count, this.last, samples),
      min: wire(seen > 0 ? this.min : NaN),
      max: wire(seen > 0 ? this.max : NaN),
      mean: wire(seen > 0 ? this.sum / seen : NaN),
      nanCount: this.nanCount,
    });
  }

  private sample(value: number): void {
    const isFirst = this.count === 1;
    this.nextSample = this.series.keep(this.count, value);
    this.pulse(isFirst);
  }

  private other(value: unknown): void {
    this.isNumber = false;
    try {
      this.look(value);
    } catch {
      // Such as a tensor whose GPU is gone. A probe never throws into the lab.
      this.unnamed = null;
      this.keep(plain({ kind: 'other' as const, text: describeOther(value, this.by) }), undefined, false);
    }
    if (this.count === 1 || (this.count & 63) === 0) this.pulse(this.count === 1);
  }

  private look(value: unknown): void {
    const { by } = this;
    const tensor = tensorOf(value, by);
    const number = tensor && scalarOf(tensor, by);
    if (number === null) this.otherCount++;
    else this.noteScalar(number);
    this.unnamed = tensor && by.hooks.axesOf(tensor) === null ? tensor : null;
    if (this.count <= eagerObjects || number !== null || (tensor && isSmall(tensor, by))) {
      const summary = summarize(value, by, false);
      this.keep(summary, value, isWaiting(summary));
    } else this.keep(this.summary, value, true);
  }

  private keep(summary: ValueSummary | null, value: unknown, isPending: boolean): void {
    this.summary = summary;
    this.pending = isPending ? value : undefined;
    this.hasPending = isPending;
  }

  /** The only value of a tensor counts as a number of the series. */
  private noteScalar(value: number): void {
    this.last = value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (value === value) this.sum += value;
    else this.nanCount++;
    if (this.count >= this.nextSample) this.nextSample = this.series.keep(this.count, value);
  }
}

function tensorOf(value: unknown, by: Summarizer): tf.Tensor | null {
  if (typeof value !== 'object' || value === null || by.isProxy(value) || inheritsProxy(value, by.isProxy)) return null;
  return by.hooks.isTensor(value) ? value : null;
}

/** True where reading the whole tensor costs next to nothing. */
function isSmall(tensor: tf.Tensor, by: Summarizer): boolean {
  return tensor.size <= smallTensor && by.hooks.isAtHand(tensor);
}

function isLargeTensor(value: unknown, by: Summarizer): boolean {
  const tensor = tensorOf(value, by);
  return tensor !== null && !isSmall(tensor, by);
}

function scalarOf(tensor: tf.Tensor, by: Summarizer): number | null {
  if (tensor.size !== 1 || tensor.dtype !== 'float32' || tensor.isDisposed || !by.hooks.isAtHand(tensor)) return null;
  try {
    return tensor.dataSync()[0] ?? null;
  } catch {
    return null;
  }
}

/** True for a tensor whose values were not read, and for a module: they are when the run ends. */
function isWaiting(summary: ValueSummary): boolean {
  if (summary.kind === 'module') return summary.parameters > 0;
  return summary.kind === 'tensor' && !summary.isDisposed && summary.head.length === 0 && !hasZero(summary.shape);
}

function hasZero(shape: readonly number[]): boolean {
  for (let axis = 0; axis < shape.length; axis++) if (shape[axis] === 0) return true;
  return false;
}
