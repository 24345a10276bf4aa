import * as tf from '@tensorflow/tfjs';
import { judge, type Allowed } from '../../labs/fuzz/judge.ts';
import { runInLibrary } from '../../labs/fuzz/runInLibrary.ts';
import type { TwinRun } from '../../labs/fuzz/runTwins.ts';

/** A program and what its twin showed; values are plain numbers on the way into the page. */
export interface Compared {
  readonly lab: string;
  readonly twin: TwinRun;
  /** The same in float64, where that is known. */
  readonly exact: TwinRun | null;
}

export interface PageVerdict {
  readonly backend: string;
  readonly problem: string | null;
  readonly compared: number;
  readonly sameBytes: number;
}

/** Runs programs in the page, on WebGL, and lays what they show beside what their twins did. */
export interface FuzzPage {
  compare(programs: readonly Compared[], allowed: Allowed): Promise<PageVerdict[]>;
}

const page: FuzzPage = {
  async compare(programs, allowed) {
    await tf.setBackend('webgl');
    return programs.map(({ lab, twin, exact }) => {
      const run = runInLibrary(lab);
      const verdict = judge(run, withArrays(twin), allowed, exact === null ? undefined : withArrays(exact));
      run.dispose();
      return { ...verdict, backend: tf.getBackend() };
    });
  },
};

function withArrays({ seen, error }: TwinRun): TwinRun {
  return { error, seen: seen.map(each => (each.values === undefined ? each : { ...each, values: Float64Array.from(each.values) })) };
}

(globalThis as unknown as { fuzzPage: FuzzPage }).fuzzPage = page;
