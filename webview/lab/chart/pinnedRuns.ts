import { keepNewest } from '../../../src/core/base/keepNewest.ts';
import { isTurned } from '../../../src/core/run/dials.ts';
import type { MetricPoint, RunId } from '../../../src/core/run/run.ts';
import { standText } from '../../../src/core/words/dialText.ts';
import type { PageRun } from '../state/labPageState.ts';

/** So many curves can be told apart beside this one and the last one. */
export const mostPinned = 4;
/** The pinned runs of so many labs are there again when the lab is: the last ones. */
const mostLabs = 16;

/** A run whose curve stays. */
export interface PinnedRun {
  readonly runId: RunId;
  /** Counted in its lab, from 1: no two have the same. */
  readonly number: number;
  /** `pinned 2 (seqLen 30)` */
  readonly name: string;
  /** From 1 to `mostPinned`: no two that are pinned at one time have the same. */
  readonly look: number;
  readonly points: readonly MetricPoint[];
}

interface OfLab {
  readonly runs: readonly PinnedRun[];
  /** How many have been pinned so far. */
  readonly count: number;
}

/** The runs that are pinned, by lab. The page alone has them, as it has sweeps. */
export class PinnedRuns {
  private readonly labs = new Map<string, OfLab>();

  of(lab: string | null): readonly PinnedRun[] {
    return (lab === null ? undefined : this.labs.get(lab)?.runs) ?? [];
  }

  /** Null where it is pinned already, and where there are as many as can be told apart. */
  pin(lab: string, { runId, state: { metrics, dials } }: PageRun): PinnedRun | null {
    const { runs, count } = this.labs.get(lab) ?? { runs: [], count: 0 };
    if (runs.length >= mostPinned || runs.some(run => run.runId === runId)) return null;
    const number = count + 1;
    const turned = dials.filter(isTurned).map(({ name, value }) => `${name} ${standText(value)}`);
    const name = `pinned ${String(number)}${turned.length === 0 ? '' : ` (${turned.join(', ')})`}`;
    const free = Array.from({ length: mostPinned }, (_, at) => at + 1).find(look => !runs.some(run => run.look === look)) ?? 1;
    const pinned = { runId, number, name, look: free, points: metrics };
    keepNewest(this.labs, mostLabs, lab, { runs: [...runs, pinned], count: number });
    return pinned;
  }

  unpin(lab: string, { runId }: PinnedRun): void {
    const { runs, count } = this.labs.get(lab) ?? { runs: [], count: 0 };
    keepNewest(this.labs, mostLabs, lab, { runs: runs.filter(run => run.runId !== runId), count });
  }
}
