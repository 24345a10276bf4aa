import type { Series } from '../../core/run/value.ts';
import { ceil, makeList, max, plain, wire } from '../base/primordials.ts';

// As it was before any lab ran.
const Numbers = Float64Array;

/** How many values of a series are kept; the last one seen comes on top. */
const capacity = 255;

/** Some of the numbers a probe gave, evenly spread over all of them: when it is full, every second one goes. */
export class SeriesKeeper {
  private steps = new Numbers(1);
  private values = new Numbers(1);
  private length = 0;
  private stride = 1;

  /** Keeps `value`, seen at `step` (1-based), and returns the step at which the next one is wanted. */
  keep(step: number, value: number): number {
    if (this.length === capacity) {
      this.thin();
      // The first step that is wanted now may be a later one.
      const next = (this.steps[this.length - 1] ?? 0) + this.stride;
      if (step < next) return next;
    }
    // Most probes give one number: only a second one is worth the room.
    if (this.length === 1) this.grow();
    this.steps[this.length] = step;
    this.values[this.length] = value;
    this.length++;
    return step + this.stride;
  }

  private grow(): void {
    const { steps, values } = this;
    this.steps = new Numbers(capacity);
    this.values = new Numbers(capacity);
    this.steps[0] = steps[0] ?? 0;
    this.values[0] = values[0] ?? 0;
  }

  private thin(): void {
    this.length = (capacity + 1) / 2;
    this.stride *= 2;
    for (let index = 0; index < this.length; index++) {
      this.steps[index] = this.steps[2 * index] ?? 0;
      this.values[index] = this.values[2 * index] ?? 0;
    }
  }

  /** The series up to now, ending in `last`, in at most `limit` values (and the last). */
  read(lastStep: number, last: number, limit: number): Pick<Series, 'steps' | 'values'> {
    const every = max(1, ceil(this.length / limit));
    const kept = ceil(this.length / every);
    // The last number seen comes on top where it was not kept.
    const isKept = kept > 0 && this.steps[(kept - 1) * every] === lastStep;
    const count = isKept ? kept : kept + 1;
    const steps = makeList(count, index => (index < kept ? (this.steps[index * every] ?? 0) : lastStep));
    const values = makeList(count, index => wire(index < kept ? (this.values[index * every] ?? 0) : last));
    return plain({ steps, values });
  }
}
