/** What a run has reported of one kind and the page has not seen yet, bounded. */
export interface Waiting<Event> {
  readonly isEmpty: boolean;
  add(event: Event): void;
  /**
   * Takes out what is sent with the next message, oldest first, as far as it fits into `room` bytes. At the end of a
   * run (`isLast`) nothing is held back.
   */
  take(room: number, isLast: boolean): Taken<Event>;
}

export interface Taken<Event> {
  readonly events: readonly Event[];
  /** How much of the message they take. */
  readonly bytes: number;
}

/** Nothing was waiting, or nothing fits. */
export const nothing: Taken<never> = { events: [], bytes: 0 };
