import type { ProbeSite } from '../../core/run/compiledLab.ts';
import type { ProbeValue } from '../../core/run/value.ts';
import type { CsvCell } from '../../core/words/csvText.ts';

/** One probe of a loop. */
export interface Turning {
  readonly site: ProbeSite;
  readonly index: number;
  readonly value: ProbeValue;
}

/** What gives a column its cells. */
export interface TurnColumn {
  readonly name: string;
  /** Where names come up again, the line tells them apart. */
  readonly line: number;
  /** At a turn of the loop (1-based). */
  readonly at: (turn: number) => CsvCell;
}
