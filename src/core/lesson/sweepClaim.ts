/** What many runs of a lab showed, and how many they were. */
export interface SweepClaim {
  /** What differed between them: the name of a dial, and what was turned besides. */
  readonly over: string;
  /** In the words of the lab view. */
  readonly result: string;
  /** Runs that came to their end. */
  readonly runs: number;
  /** How many seeds each value was tried with at least; 1 where the lab sets none. */
  readonly seeds: number;
}
