import { MersenneTwister } from './mersenneTwister.ts';
import { boxMuller16 } from './boxMuller.ts';

const fround = Math.fround;
const FLOAT_STEP = 2 ** -24;
const DOUBLE_STEP = 2 ** -53;

/**
 * One stream of random numbers, equal to PyTorch's CPU generator bit for bit: the same seed and the same
 * calls in the same order give the same float32 values.
 */
export class Generator {
  private engine: MersenneTwister;
  /** Box–Muller makes two normal numbers at a time; the second waits here. */
  private spareNormal: number | null = null;

  constructor(seed: number) {
    this.engine = new MersenneTwister(seed);
  }

  reseed(seed: number): void {
    this.engine = new MersenneTwister(seed);
    this.spareNormal = null;
  }

  /** Goes on with this stream later as if nothing had been drawn meanwhile. */
  remember(): () => void {
    const { spareNormal } = this;
    const engine = this.engine.copy();
    return () => {
      this.engine = engine;
      this.spareNormal = spareNormal;
    };
  }

  /** `count` float32 values from the uniform distribution on [from, to). */
  uniform(count: number, from = 0, to = 1): Float32Array {
    const values = new Float32Array(count);
    const low = fround(from);
    const range = fround(fround(to) - low);
    for (let i = 0; i < count; i++) values[i] = this.unitFloat() * range + low;
    return values;
  }

  /** `count` float32 values from the standard normal distribution. */
  normal(count: number): Float32Array {
    // PyTorch has two algorithms: one number at a time below 16 values, blocks of 16 from there on.
    if (count < 16) return Float32Array.from({ length: count }, () => this.oneNormal());
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.unitFloat();
    for (let i = 0; i + 16 <= count; i += 16) boxMuller16(values, i);
    if (count % 16 !== 0) {
      // The last block is drawn anew and overlaps the one before it.
      for (let i = count - 16; i < count; i++) values[i] = this.unitFloat();
      boxMuller16(values, count - 16);
    }
    return values;
  }

  /** `count` values, each 1 with the given probability and 0 otherwise. */
  bernoulli(count: number, probability: number): Float32Array {
    return Float32Array.from({ length: count }, () => (this.unitDouble() < probability ? 1 : 0));
  }

  /** `count` whole numbers from `low` up to, but without, `high`; no further apart than 2³². */
  integers(count: number, low: number, high: number): Int32Array {
    return Int32Array.from({ length: count }, () => low + ((this.engine.random32() >>> 0) % (high - low)));
  }

  /** The whole numbers below `count` in a random order. */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, i) => i);
    for (let i = 0; i < count - 1; i++) {
      const j = i + ((this.engine.random32() >>> 0) % (count - i));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return order;
  }

  private unitFloat(): number {
    return (this.engine.random32() & 0xffffff) * FLOAT_STEP;
  }

  private unitDouble(): number {
    const high = this.engine.random32() & 0x1fffff;
    return (high * 2 ** 32 + this.engine.random32()) * DOUBLE_STEP;
  }

  private oneNormal(): number {
    if (this.spareNormal !== null) {
      const value = this.spareNormal;
      this.spareNormal = null;
      return value;
    }
    const turn = 2 * Math.PI * this.unitDouble();
    const radius = Math.sqrt(-2 * Math.log1p(-this.unitDouble()));
    this.spareNormal = radius * Math.sin(turn);
    return radius * Math.cos(turn);
  }
}
