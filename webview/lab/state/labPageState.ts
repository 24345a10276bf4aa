import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { AskedGate, EarlierRun, LabView, ModelTab, OutcomeMessage, ShownTask } from '../../../src/core/channels/labPageChannel.ts';
import type { TaskRequest, TaskView } from '../../../src/core/channels/taskView.ts';
import type { TurnedDial } from '../../../src/core/run/dials.ts';
import type { PauseRequest } from '../../../src/core/base/pausing.ts';
import type { BackendChoice, RunId, StepCursor } from '../../../src/core/run/run.ts';
import type { StepClock } from '../../../src/core/steps/stepClock.ts';
import type { SteppedValue } from '../../../src/core/steps/steppedValues.ts';
import type { SweepClaim } from '../../../src/core/lesson/sweepClaim.ts';
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
  readonly lab: Pick<CompiledLab, 'sites' | 'files' | 'calls' | 'upTo'> | null;
  /** The learner wants it to end, and it has not ended yet. */
  readonly isStopping: boolean;
  /** The learner wants it to stand still, at once or after a turn, and it does not yet. */
  readonly isPausing: boolean;
  /** How long it has stood still so far, and since when it does, in milliseconds of the page's clock. */
  readonly heldMs: number;
  readonly heldAt: number | null;
  /** Nobody asked for it: a screen reader is not told of it. */
  readonly isLive: boolean;
  /** Its text is not the one that the lesson gives: what the lesson expects is no measure of it. */
  readonly isChanged: boolean;
  /** It ran before the window was opened again. */
  readonly isKept: boolean;
  /** The step that is looked at; null: its last values are. */
  readonly step: ShownStep | null;
  /** What it is compared with; null until it has come to its end, and where there is nothing. */
  readonly earlier: EarlierRun | null;
}

/** A step of a run that is looked at, and the values as they were then, by probe. */
export interface ShownStep {
  readonly clock: StepClock;
  readonly cursor: StepCursor;
  readonly values: ReadonlyMap<number, SteppedValue>;
}

/** Everything the page shows. */
export interface LabPageState {
  readonly view: Omit<LabView, 'run'> | null;
  readonly run: PageRun | null;
  /** What `auto` would take, once measured. */
  readonly measured: BackendChoice | null;
  /** The exercise the learner is in. */
  readonly task: TaskView | null;
  /** Of that exercise nothing is known yet; `task` is null meanwhile. */
  readonly isTaskAwaited: boolean;
  /** What of it is to come to the front: another object each time. */
  readonly front: ShownTask['front'] | null;
  /** Run was pressed and the host has not answered yet. */
  readonly isRequested: boolean;
  /** How often a sweep over ten seeds was asked for. */
  readonly seedsAsked: number;
  /** The gate that was asked about last: another object each time. */
  readonly why: AskedGate | null;
  /** The tab that was asked for last, from elsewhere: another object each time. */
  readonly tab: { readonly tab: ModelTab } | null;
}

export const emptyPage: LabPageState = {
  view: null,
  run: null,
  measured: null,
  task: null,
  isTaskAwaited: false,
  front: null,
  isRequested: false,
  seedsAsked: 0,
  why: null,
  tab: null,
};

/** How long the run has been on at a moment of the page's clock, without standing still; null before it began. */
export function runningMs({ startedAt, heldMs, heldAt }: PageRun, now: number): number | null {
  return startedAt === null ? null : (heldAt ?? now) - startedAt - heldMs;
}

export function isRunOn({ run }: LabPageState): boolean {
  return run !== null && run.state.outcome === null;
}

/**
 * What the run said speaks of another text than the one in the editor, or of another window: it is dimmed and small, so
 * that what counts now has the room.
 */
export function isRunOld({ view, run }: LabPageState): boolean {
  return run !== null && (view?.isEdited === true || run.isKept);
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
  /** Holds the run, or lets it go on. */
  pause(request: PauseRequest): void;
  /** Runs the lab with these dials turned, and no others. */
  turn(turned: readonly TurnedDial[], key: string): void;
  /** Runs the lab with ten seeds, in the tab Sweep. */
  runSeeds(): void;
  /** Asks whether to put the lab back as the lesson gives it. */
  reset(): void;
  /** Looks at a step of the run that is shown, or at its last values again. */
  goToStep(cursor: StepCursor | null): void;
  /** Why is this gate as it is? Shown in the tab X-ray. */
  askWhy(gate: AskedGate): void;
  revealLine(line: number): void;
  changeBackend(): void;
  /** Asks for something of the task that is shown. */
  askTask(request: TaskRequest): void;
  /** Says what a run will show; a sentence says why it was not kept. */
  say(prediction: string, text: string): Promise<string | null>;
  /** Puts what a sweep of a run's lab showed into the note; a sentence says what has become of it. */
  claim(runId: RunId, claim: SweepClaim): Promise<string>;
  /** Would rather see than say. */
  see(prediction: string): void;
  /** To screen readers. */
  announce(sentence: string): void;
}
