/** Arrays up to this many values (2 MB) are kept for the next call. */
const MOST_KEPT = 262_144;

/** Working memory that a kernel needs while it runs and not after: fresh pages would cost more than many of its sums. */
export class Scratch {
  private readonly kept = new Map<string, Float64Array>();

  /** An array of `size` values, all 0. Whoever asks again by the same name gets the same memory. */
  zeros(name: string, size: number): Float64Array {
    const { array, isFresh } = this.find(name, size);
    return isFresh ? array : array.fill(0);
  }

  /** The same with anything in it, for those who write every value. */
  any(name: string, size: number): Float64Array {
    return this.find(name, size).array;
  }

  private find(name: string, size: number): { array: Float64Array; isFresh: boolean } {
    const before = this.kept.get(name);
    if (before?.length === size) return { array: before, isFresh: false };
    const array = new Float64Array(size);
    if (size <= MOST_KEPT) this.kept.set(name, array);
    return { array, isFresh: true };
  }
}
