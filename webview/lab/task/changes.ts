/** Tells what has changed: a part of the tab `Task` leaves its elements alone where it shows the same as before. */
export class Changes {
  private shown = '';

  /** True where `value`, plain data, is another one than the last. */
  take(value: unknown): boolean {
    const text = JSON.stringify(value);
    if (text === this.shown) return false;
    this.shown = text;
    return true;
  }
}
