/** Something that can do a number of training steps, and says how many milliseconds they took. */
export type Runner = (count: number) => Promise<number>;

const MOST_STEPS = 200;

export interface Sampling {
  /** Milliseconds of one step after which it is too long to be measured more than once. */
  readonly patience: number;
  /** About how many milliseconds one sample takes, so that clocks, messages, and what a backend only does after a pause do not count. */
  readonly sampleMs: number;
}

/**
 * Lets all runners take turns, round by round, so that whatever else the machine does meets all of them alike. A runner whose single step takes
 * longer than `patience` takes part in the first round only.
 *
 * @returns Of each runner, milliseconds a step, one figure a round.
 */
export async function takeTurns(runners: readonly Runner[], rounds: number, sampling: Sampling): Promise<number[][]> {
  const counts: number[] = [];
  for (const run of runners) counts.push(await sampleSize(run, sampling));
  const figures: number[][] = runners.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, run] of runners.entries()) {
      if (round > 0 && (figures[i]?.[0] ?? 0) > sampling.patience) continue;
      const count = counts[i] ?? 1;
      figures[i]?.push((await run(count)) / count);
    }
  }
  return figures;
}

/** Warms a runner up and says how many of its steps make a sample. */
async function sampleSize(run: Runner, { patience, sampleMs }: Sampling): Promise<number> {
  const first = await run(1);
  if (first > 2 * patience) return 1;
  const second = await run(1);
  const some = Math.min(30, Math.ceil(sampleMs / second));
  const warm = some === 1 ? second : (await run(some)) / some;
  return Math.min(MOST_STEPS, Math.max(1, Math.round(sampleMs / warm)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** The middle of `ours` / `theirs`, round by round; against the middle of theirs where they had fewer rounds. */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? median(theirs))));
}
