import type { ProbeValue, Series, ValueSummary } from '../core/value.ts';
import { NotingSlot } from './notingSlot.ts';
import { OtherValue } from './otherValue.ts';
import { floor, max, min, plain, wire } from './primordials.ts';
import { SeriesKeeper } from './seriesKeeper.ts';
import { isSmall, scalarOf, tensorOf } from './seenTensor.ts';
import type { Summarizer } from './summarize.ts';

/** Objects seen more often than this are summarised when they are sent, not whenever they are seen. */
const eagerObjects = 64;

const mostExact = 2 ** 53 - 1;
/** Counted in what machines count fast in. */
const longestGrant = 2 ** 30 - 1;
// As it was before any lab ran.
const Doubles = Float64Array;

/** What a slot reports to: it may send what has changed. `isNews`: something is there for the first time. */
export type Pulse = (isNews: boolean) => void;

/** Longer than a slot needs: from nine on the engine holds doubles at an address that never moves, and machine code then contains it. */
const room = 9;

/** Notes what it has not noted yet of a slot. */
export interface Following {
  settle(): void;
}

/**
 * Notes the values of one probe. The way of a number through `v` is kept short: it stands in loops of ten million
 * turns. Everything else happens when a sample is due, and when the newest state is read.
 */
export class Slot extends NotingSlot {
  /** Numbers until `note` must look: at a sample, and at the first number after something else. */
  private left = 1;
  /** What `left` began with, and how often the probe had been reached then. */
  private granted = 1;
  private noted = 0;
  /** The last number, the least, the greatest, and the sum. In an array, doubles stay doubles: properties of objects would be boxed. */
  private readonly numbers = new Doubles(room);
  private nextSample = 1;
  private nanCount = 0;
  /** How many of the values were no numbers. */
  private otherCount = 0;
  private isNumber = true;
  private readonly otherValue: OtherValue;
  private readonly series = new SeriesKeeper();
  private readonly site: number;
  private readonly by: Summarizer;
  private readonly pulse: Pulse;
  private sentCount = 0;
  private following: Following | null = null;

  constructor(site: number, by: Summarizer, pulse: Pulse) {
    super();
    this.site = site;
    this.by = by;
    this.otherValue = new OtherValue(by);
    this.pulse = pulse;
    this.numbers[1] = Infinity;
    this.numbers[2] = -Infinity;
  }

  /** How often the probe was reached. */
  get count(): number {
    return this.noted + this.granted - this.left;
  }

  /** The last number seen. */
  get last(): number {
    return this.numbers[0] as number;
  }

  v<T>(value: T): T {
    if (typeof value === 'number' && --this.left > 0) {
      const { numbers } = this;
      numbers[0] = value;
      if (value > (numbers[2] as number)) numbers[2] = value;
      else if (value < (numbers[1] as number)) numbers[1] = value;
      if (value === value) numbers[3] = (numbers[3] as number) + value;
      else this.nanCount++;
    } else this.note(value);
    return value;
  }

  /** A loop notes the values of its variable here, many at once: it is asked before they are read. */
  follow(following: Following): void {
    this.following = following;
  }

  /** Notes the values of `turns` turns of a loop, `first`, `first + step` …, and gives the one after them. */
  steps(first: number, step: number, turns: number): number {
    const isFirst = this.count === 0;
    const due = this.nextSample;
    const next = this.evenSteps(first, step, turns) ?? this.eachStep(first, step, turns);
    if (this.nextSample !== due) this.pulse(isFirst);
    return next;
  }

  /** Where numbers are rounded, only the program's own additions come to its own values. */
  private eachStep(first: number, step: number, turns: number): number {
    let value = first;
    for (let turn = 0; turn < turns; turn++, value += step) this.number(value, this.count + 1);
    return value;
  }

  /** While all are whole and small enough to be exact, it does not matter in which order they are added; null where they are not. */
  private evenSteps(first: number, step: number, turns: number): number | null {
    const { numbers, count } = this;
    const at = (turn: number): number => (turn === 0 ? first : first + step * turn);
    const last = at(turns - 1);
    const sum = turns % 2 === 0 ? (turns / 2) * (first + last) : turns * ((first + last) / 2);
    const total = (numbers[3] as number) + sum;
    if (!(isExact(first) && isExact(step) && isExact(last) && isExact(sum) && isExact(total))) return null;
    while (this.nextSample <= count + turns) this.nextSample = this.series.keep(this.nextSample, at(this.nextSample - count - 1));
    const least = step < 0 ? last : first;
    const most = step < 0 ? first : last;
    numbers[0] = last;
    numbers[3] = total;
    if (least < (numbers[1] as number)) numbers[1] = least;
    if (most > (numbers[2] as number)) numbers[2] = most;
    this.isNumber = true;
    this.grant(count + turns);
    return at(turns);
  }

  /** Brings the slot up to date; to be called before it is read. */
  settle(): void {
    this.following?.settle();
  }

  /** What it saw last, where that was a whole number. */
  get wholeNumber(): number | null {
    this.settle();
    return this.count > 0 && this.isNumber && isExact(this.last) ? this.last : null;
  }

  get hasChanged(): boolean {
    return this.count !== this.sentCount || (!this.isNumber && this.otherValue.laterAxes() !== null);
  }

  /** The newest state, to be sent. `samples`: about how many numbers of a series it may hold. */
  read(samples: number, isLast: boolean): ProbeValue {
    const value = this.isNumber ? this.numberSummary() : this.otherValue.read(isLast);
    const state = { site: this.site, count: this.count, value };
    const numbers = this.count - this.otherCount;
    this.sentCount = this.count;
    return plain(numbers > 1 ? { ...state, series: this.readSeries(numbers, samples) } : state);
  }

  /** Stands for a state that could not be read: the one before would be wrong. */
  get unread(): ProbeValue {
    return plain({ site: this.site, count: this.count, value: plain({ kind: 'absent', text: 'it could not be read when the run ended' }) });
  }

  private numberSummary(): ValueSummary {
    return plain({ kind: 'number', value: wire(this.last), isGate: this.by.hooks.isGateNumber(this.last) });
  }

  private readSeries(numbers: number, samples: number): Series {
    const seen = numbers - this.nanCount;
    return plain({
      ...this.series.read(this.count, this.last, samples),
      min: wire(seen > 0 ? (this.numbers[1] as number) : NaN),
      max: wire(seen > 0 ? (this.numbers[2] as number) : NaN),
      mean: wire(seen > 0 ? (this.numbers[3] as number) / seen : NaN),
      nanCount: this.nanCount,
    });
  }

  /** A value that `v` has not noted: a sample is due, or it is no number. */
  private note(value: unknown): void {
    if (typeof value !== 'number') {
      this.other(value);
      return;
    }
    // `v` has counted it already.
    const { count } = this;
    const isDue = count >= this.nextSample;
    this.number(value, count);
    if (isDue) this.pulse(count === 1);
  }

  /** Notes a number, the `count`-th value; `v` does the same for those that are no sample. */
  private number(value: number, count: number): void {
    this.add(value);
    this.isNumber = true;
    if (count >= this.nextSample) this.nextSample = this.series.keep(count, value);
    this.grant(count);
  }

  private add(value: number): void {
    const { numbers } = this;
    numbers[0] = value;
    if (value < (numbers[1] as number)) numbers[1] = value;
    if (value > (numbers[2] as number)) numbers[2] = value;
    if (value === value) numbers[3] = (numbers[3] as number) + value;
    else this.nanCount++;
  }

  /** Lets numbers pass until the next sample; each is looked at until one of them is both the least and the greatest. */
  private grant(count: number): void {
    const { numbers } = this;
    const isOpen = this.isNumber && (numbers[1] as number) <= (numbers[2] as number);
    this.noted = count;
    this.left = this.granted = isOpen ? min(max(1, this.nextSample - count), longestGrant) : 1;
  }

  private other(value: unknown): void {
    const count = this.count + 1;
    this.isNumber = false;
    this.grant(count);
    try {
      this.look(value);
    } catch {
      // Such as a tensor whose GPU is gone. A probe never throws into the lab.
      this.otherValue.takeUnread(value);
    }
    if (count === 1 || (count & 63) === 0) this.pulse(count === 1);
  }

  private look(value: unknown): void {
    const { by } = this;
    const tensor = tensorOf(value, by);
    const number = tensor && scalarOf(tensor, by);
    if (number === null) this.otherCount++;
    else this.noteScalar(number);
    this.otherValue.take(value, tensor, this.count <= eagerObjects || number !== null || (tensor !== null && isSmall(tensor, by)));
  }

  /** The only value of a tensor counts as a number of the series. */
  private noteScalar(value: number): void {
    this.add(value);
    if (this.count >= this.nextSample) this.nextSample = this.series.keep(this.count, value);
  }
}

/** A whole number that is added and multiplied without rounding. */
function isExact(value: number): boolean {
  return floor(value) === value && value <= mostExact && value >= -mostExact;
}
