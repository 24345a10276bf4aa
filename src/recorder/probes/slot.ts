import type { Reading } from '../base/valueReading.ts';
import { valueLimits } from '../../core/run/valueLimits.ts';
import type { ProbeValue, Series, ValueSummary } from '../../core/run/value.ts';
import { NotingSlot } from './notingSlot.ts';
import { OtherValue } from '../values/otherValue.ts';
import { floor, max, min, plain, push, shortText, wire } from '../base/primordials.ts';
import { NumberTally } from './numberTally.ts';
import { SeriesKeeper } from './seriesKeeper.ts';
import { isSmall, scalarOf, tensorOf } from '../values/seenTensor.ts';
import type { Summarizer } from '../values/summarize.ts';

/** An object is summarised whenever it is seen up to this many times, and from then on only when it is sent. */
const eagerObjects = 64;

const maxExact = 2 ** 53 - 1;
/** The max number of values between two notes: what engines keep as a small integer. */
const maxGrant = 2 ** 30 - 1;

/** What a slot reports to: it may send what has changed. `isNews`: something is there for the first time. */
export type Pulse = (isNews: boolean) => void;

/** Notes what it has not noted yet of a slot. */
export interface Following {
  settle(): void;
}

/**
 * Notes the values of one probe. The way of a number through `v` is kept short: it stands in loops of ten million
 * turns. Everything else happens when a sample is due, and when the newest state is read.
 */
export class Slot extends NotingSlot {
  /**
   * `v` counts this down by one for each number, and calls `note` where 1 is left: at the next sample, and at the
   * first number after something else. The probe's count follows from it, so that `v` has only one thing to count.
   */
  private left = 1;
  /** What `left` was set to last. */
  private granted = 1;
  /** The probe's count when `left` was set. */
  private noted = 0;
  private readonly tally = new NumberTally();
  /** The count at which the series takes its next sample. */
  private nextSample = 1;
  /** How many of the values were no numbers. */
  private otherCount = 0;
  /** Was the last value a number? */
  private isNumber = true;
  /** The last value that was none. */
  private readonly otherValue: OtherValue;
  private readonly series = new SeriesKeeper();
  /** All values, while there are few and each is a text. */
  private readonly texts: string[] = [];
  readonly site: number;
  private readonly by: Summarizer;
  private readonly pulse: Pulse;
  /** The count when the slot was last sent. */
  private sentCount = 0;
  /** The loop whose variable this is, where the loop notes its values. */
  private following: Following | null = null;

  constructor(site: number, by: Summarizer, pulse: Pulse) {
    super();
    this.site = site;
    this.by = by;
    this.otherValue = new OtherValue(by);
    this.pulse = pulse;
  }

  /** How often the probe was reached. */
  get count(): number {
    return this.noted + this.granted - this.left;
  }

  /** The last number seen. */
  get last(): number {
    return this.tally.last;
  }

  v<T>(value: T): T {
    if (typeof value === 'number' && this.left > 1) {
      this.tally.next(value);
      // Only now: where the stack ends in the call, the value is neither noted nor counted.
      this.left--;
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

  /**
   * While all are whole and small enough to be exact, it does not matter in which order they are added; null where they
   * are not.
   */
  private evenSteps(first: number, step: number, turns: number): number | null {
    const { tally, count } = this;
    const at = (turn: number): number => (turn === 0 ? first : first + step * turn);
    const last = at(turns - 1);
    const sum = turns % 2 === 0 ? (turns / 2) * (first + last) : turns * ((first + last) / 2);
    const total = tally.sum + sum;
    if (!(isExact(first) && isExact(step) && isExact(last) && isExact(sum) && isExact(total))) return null;
    while (this.nextSample <= count + turns) this.nextSample = this.series.keep(this.nextSample, at(this.nextSample - count - 1));
    tally.addMany(first, last, total);
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
  read(samples: number, reading: Reading): ProbeValue {
    const value = this.isNumber ? this.numberSummary() : this.otherValue.read(reading);
    const state = { site: this.site, count: this.count, value };
    const numbers = this.count - this.otherCount;
    this.sentCount = this.count;
    const { texts } = this;
    if (reading !== 'running' && texts.length > 1 && texts.length === this.count) return plain({ ...state, texts });
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
    return plain({ ...this.series.read(this.count, this.last, samples), ...this.tally.statistics(numbers) });
  }

  /** A value that `v` has not noted: a sample is due, or it is no number. */
  private note(value: unknown): void {
    if (typeof value !== 'number') {
      this.other(value);
      return;
    }
    const count = this.count + 1;
    const isDue = count >= this.nextSample;
    this.number(value, count);
    if (isDue) this.pulse(count === 1);
  }

  /** Notes a number, the `count`-th value; `v` does the same for those that are no sample. */
  private number(value: number, count: number): void {
    this.tally.add(value);
    this.isNumber = true;
    if (count >= this.nextSample) this.nextSample = this.series.keep(count, value);
    this.grant(count);
  }

  /**
   * Lets numbers pass until the next sample; each is looked at until one of them is both the least and the greatest.
   */
  private grant(count: number): void {
    const isOpen = this.isNumber && this.tally.isOpen;
    this.noted = count;
    this.left = this.granted = isOpen ? min(max(1, this.nextSample - count), maxGrant) : 1;
  }

  private other(value: unknown): void {
    const count = this.count + 1;
    this.isNumber = false;
    this.grant(count);
    if (typeof value === 'string' && this.texts.length === count - 1 && count <= valueLimits.texts)
      push(this.texts, shortText(value, valueLimits.shortText));
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
    this.tally.add(value);
    if (this.count >= this.nextSample) this.nextSample = this.series.keep(this.count, value);
  }
}

/** A whole number that is added and multiplied without rounding. */
function isExact(value: number): boolean {
  return floor(value) === value && value <= maxExact && value >= -maxExact;
}
