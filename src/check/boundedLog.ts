/** The first and the last entries of a list that may grow without end. */
export class BoundedLog<T> {
  private readonly first: T[] = [];
  private last: T[] = [];
  private readonly kept: number;
  private seen = 0;

  /** @param kept How many of the first, and at least how many of the last, stay. */
  constructor(kept: number) {
    this.kept = kept;
  }

  get count(): number {
    return this.seen;
  }

  add(entry: T): void {
    this.seen++;
    if (this.first.length < this.kept) this.first.push(entry);
    else {
      this.last.push(entry);
      if (this.last.length >= 2 * this.kept) this.last = this.last.slice(this.kept);
    }
  }

  read(): readonly T[] {
    return [...this.first, ...this.last];
  }
}
