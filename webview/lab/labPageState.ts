import type { CompiledLab } from '../../src/core/compiledLab.ts';
import type { LabView, OutcomeMessage } from '../../src/core/labPage.ts';
import type { BackendChoice, RunId } from '../../src/core/run.ts';
import type { RunState } from '../../src/core/runState.ts';

/** The run that is shown: the one that is on, or the last one. */
export interface PageRun {
  readonly runId: RunId;
  readonly state: RunState;
  /** The page's clock when the first event came, in milliseconds. */
  readonly startedAt: number | null;
  /** Null until the host has put the outcome in words. */
  readonly message: OutcomeMessage | null;
  /** Names and lines of the values; null where the host did not say. */
  readonly lab: Pick<CompiledLab, 'sites' | 'files'> | null;
}

/** Everything the page shows. */
export interface LabPageState {
  readonly view: Omit<LabView, 'run'> | null;
  readonly run: PageRun | null;
  /** What `auto` would take, once measured. */
  readonly measured: BackendChoice | null;
  /** Run was pressed and the host has not answered yet. */
  readonly isRequested: boolean;
}

export const emptyPage: LabPageState = { view: null, run: null, measured: null, isRequested: false };

export function isRunOn({ run }: LabPageState): boolean {
  return run !== null && run.state.outcome === null;
}

/** A piece of the page: owns one element and shows in it what it needs of the state. */
export interface PagePart {
  readonly element: HTMLElement;
  /** `now` is the page's clock in milliseconds. Called often; must do nothing where nothing of its own has changed. */
  update(state: LabPageState, now: number): void;
}

/** What the learner can do on the page. */
export interface LabActions {
  run(): void;
  stop(): void;
  revealLine(line: number): void;
  changeBackend(): void;
}
