/** What of a run is looked at step by step, and which step of it. Without one, the last values are looked at. */
export interface StepCursor {
  /** `StepClock.id`. */
  readonly clock: string;
  /** From 1. */
  readonly step: number;
}
