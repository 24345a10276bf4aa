import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { LabView, OutcomeMessage, ShownTask } from '../../../src/core/channels/labPageChannel.ts';
import type { TaskRequest, TaskView } from '../../../src/core/channels/taskView.ts';
import type { BackendChoice, RunId } from '../../../src/core/run/run.ts';
import type { RunState } from '../../../src/core/following/runState.ts';

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
  /** The learner wants it to end, and it has not ended yet. */
  readonly isStopping: boolean;
  /** Nobody asked for it: a screen reader is not told of it. */
  readonly isLive: boolean;
}

/** Everything the page shows. */
export interface LabPageState {
  readonly view: Omit<LabView, 'run'> | null;
  readonly run: PageRun | null;
  /** What `auto` would take, once measured. */
  readonly measured: BackendChoice | null;
  /** The exercise the learner is in. */
  readonly task: TaskView | null;
  /** What of it is to come to the front: another object each time. */
  readonly front: ShownTask['front'] | null;
  /** Run was pressed and the host has not answered yet. */
  readonly isRequested: boolean;
}

export const emptyPage: LabPageState = { view: null, run: null, measured: null, task: null, front: null, isRequested: false };

export function isRunOn({ run }: LabPageState): boolean {
  return run !== null && run.state.outcome === null;
}

/**
 * What the lab should print; null where nothing is expected, or where that would tell the answer of a question which is
 * still asked.
 */
export function expectedLines({ view, run }: LabPageState): readonly string[] | null {
  const isCovered = view?.questions?.some(({ now }) => now.isCovered) ?? false;
  return isCovered && run?.state.outcome?.status !== 'finished' ? null : (view?.expected ?? null);
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
  /** Asks for something of the task that is shown. */
  askTask(request: TaskRequest): void;
  /** Says what a run will show; a sentence says why it was not kept. */
  say(prediction: string, text: string): Promise<string | null>;
  /** Would rather see than say. */
  see(prediction: string): void;
  /** To screen readers. */
  announce(sentence: string): void;
}
