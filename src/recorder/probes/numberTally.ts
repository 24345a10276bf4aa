import type { Series } from '../../core/run/value.ts';
import { plain, wire } from '../base/primordials.ts';

// As it was before any lab ran.
const Doubles = Float64Array;

/**
 * The length of `numbers`. A tally needs four; from nine on the engine holds doubles at an address that never moves,
 * which machine code can contain.
 */
const room = 9;

/** What is told of the numbers a probe saw, beside those that are kept. */
type Statistics = Pick<Series, 'min' | 'max' | 'mean' | 'nanCount'>;

/** The last, the least and the greatest of the numbers a probe saw, their sum, and how many were no numbers. */
export class NumberTally {
  /**
   * At 0 the last number, at 1 the least, at 2 the greatest, at 3 the sum. In an array, doubles stay doubles:
   * properties of objects would be boxed.
   */
  private readonly numbers = new Doubles(room);
  private nanCount = 0;

  constructor() {
    this.numbers[1] = Infinity;
    this.numbers[2] = -Infinity;
  }

  /** The last number seen. */
  get last(): number {
    return this.numbers[0] as number;
  }

  get sum(): number {
    return this.numbers[3] as number;
  }

  /** Whether one number was both the least and the greatest: from then on `next` will do. */
  get isOpen(): boolean {
    return (this.numbers[1] as number) <= (this.numbers[2] as number);
  }

  add(value: number): void {
    const { numbers } = this;
    numbers[0] = value;
    if (value < (numbers[1] as number)) numbers[1] = value;
    if (value > (numbers[2] as number)) numbers[2] = value;
    if (value === value) numbers[3] = (numbers[3] as number) + value;
    else this.nanCount++;
  }

  /** As `add`, once the tally is open: it stands in loops of ten million turns. */
  next(value: number): void {
    const { numbers } = this;
    numbers[0] = value;
    if (value > (numbers[2] as number)) numbers[2] = value;
    else if (value < (numbers[1] as number)) numbers[1] = value;
    if (value === value) numbers[3] = (numbers[3] as number) + value;
    else this.nanCount++;
  }

  /** Adds many numbers at once, from `first` evenly to `last`; `sum` is that of all numbers so far. */
  addMany(first: number, last: number, sum: number): void {
    this.add(first);
    this.add(last);
    this.numbers[3] = sum;
  }

  /** Of `count` numbers. */
  statistics(count: number): Statistics {
    const { numbers, nanCount } = this;
    const seen = count - nanCount;
    return plain({
      min: wire(seen > 0 ? (numbers[1] as number) : NaN),
      max: wire(seen > 0 ? (numbers[2] as number) : NaN),
      mean: wire(seen > 0 ? (numbers[3] as number) / seen : NaN),
      nanCount,
    });
  }
}
