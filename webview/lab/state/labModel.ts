import type { AskedGate, LabPageApi, LabView, RunRequest, ShownRun, ShownTask } from '../../../src/core/channels/labPageChannel.ts';
import type { BackendChoice, RunEvent, RunId, StepCursor } from '../../../src/core/run/run.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import { Store } from '../../ui/store.ts';
import { shownStep } from './shownStep.ts';
import { emptyPage, type LabPageState, type PageRun } from './labPageState.ts';

/** How the page's state changes. Knows neither the document nor the host. */
export class LabModel extends Store<LabPageState> {
  private readonly clock: () => number;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number) {
    super(emptyPage);
    this.clock = clock;
  }

  show({ run: shown, ...view }: LabView): void {
    const current = this.value.run;
    if (!shown) this.update({ view, run: null });
    else if (current?.runId === shown.runId) {
      // What was followed here from the start is at least as new as the replay.
      const { lab, earlier, isChanged, isKept } = knownOf(shown);
      const message = shown.message ?? current.message;
      this.update({ view, run: { ...current, lab: current.lab ?? lab, earlier: current.earlier ?? earlier, isChanged, isKept, message } });
    } else {
      const state = shown.events.reduce(reduceRun, freshRun);
      const startedAt = state.backend && !state.outcome ? this.clock() : null;
      const heldAt = state.isPaused ? startedAt : null;
      const run = { ...freshPageRun, runId: shown.runId, state, startedAt, heldAt, ...knownOf(shown), message: shown.message };
      this.update({ view, run: { ...run, step: shownStep(run, shown.cursor ?? null) } });
    }
  }

  begin({ runId, lab, isLive = false, isChanged = false }: RunRequest): void {
    const { view } = this.value;
    // What kept the last run from starting is over with the next one, and what runs is the text as it stands.
    if (view?.notice || view?.isEdited) this.update({ view: { ...withoutNotice(view), isEdited: false } });
    this.update({ run: { ...freshPageRun, runId, lab, isLive, isChanged } });
  }

  /** Takes an event of the run that is shown; says whether it was one. */
  take(runId: RunId, event: RunEvent): boolean {
    const { run } = this.value;
    if (run?.runId !== runId || run.state.outcome) return false;
    const followed = { ...run, state: reduceRun(run.state, event), startedAt: run.startedAt ?? this.clock() };
    this.update({ run: event.kind === 'paused' ? this.held(followed) : followed });
    return true;
  }

  /** Looks at a step of a run, and gives the run, where that is shown. */
  goToStep(runId: RunId | undefined, cursor: StepCursor | null): PageRun | null {
    const { run } = this.value;
    if (!run || run.runId !== runId) return null;
    const stepped = { ...run, step: shownStep(run, cursor) };
    this.update({ run: stepped });
    return stepped;
  }

  stopping(runId: RunId): void {
    const { run } = this.value;
    if (run?.runId === runId) this.update({ run: { ...run, isStopping: true } });
  }

  /** The learner wants a run to stand still, or to go on. */
  pausing({ runId, request }: Parameters<LabPageApi['pause']>[0]): void {
    const { run } = this.value;
    if (run?.runId !== runId || run.state.outcome) return;
    // It stands still already, or has gone on so often as it could.
    if (run.state.isPaused === (request === 'pause') || run.state.pausesLeft === 0) return;
    this.update({ run: { ...run, isPausing: request !== 'goOn' } });
  }

  private held(run: PageRun): PageRun {
    const now = this.clock();
    if (run.state.isPaused) return { ...run, heldAt: run.heldAt ?? now, isPausing: false };
    return { ...run, heldMs: run.heldMs + (run.heldAt === null ? 0 : now - run.heldAt), heldAt: null };
  }

  finish({ runId, outcome, message, earlier }: Parameters<LabPageApi['finish']>[0]): void {
    const { run } = this.value;
    if (run?.runId === runId) this.update({ run: { ...run, state: { ...run.state, outcome }, message, earlier: earlier ?? null } });
  }

  edited({ isEdited, isNoticeEdited = false }: Parameters<LabPageApi['edited']>[0]): void {
    const { view } = this.value;
    if (view) this.update({ view: { ...view, isEdited, isNoticeEdited } });
  }

  showTask({ task, front, isReading = false }: ShownTask): void {
    this.update({ task, isTaskAwaited: isReading, front: front ?? this.value.front });
  }

  ask({ questions }: Parameters<LabPageApi['ask']>[0]): void {
    const { view } = this.value;
    if (view) this.update({ view: { ...view, questions } });
  }

  measured(choice: BackendChoice): void {
    this.update({ measured: choice });
  }

  askSeeds(): void {
    this.update({ seedsAsked: this.value.seedsAsked + 1 });
  }

  showWhy({ runId, layer, gate }: Parameters<LabPageApi['showWhy']>[0]): void {
    if (this.value.run?.runId === runId) this.askWhy({ layer, gate });
  }

  /** Of the run that is shown. */
  askWhy(why: AskedGate): void {
    this.update({ why: { ...why } });
  }

  askTab({ tab }: Parameters<LabPageApi['showTab']>[0]): void {
    this.update({ tab: { tab } });
  }

  requested(isRequested: boolean): void {
    this.update({ isRequested });
  }
}

const freshPageRun: Omit<PageRun, 'runId'> = {
  state: freshRun,
  startedAt: null,
  message: null,
  lab: null,
  isLive: false,
  isStopping: false,
  isPausing: false,
  heldMs: 0,
  heldAt: null,
  isChanged: false,
  isKept: false,
  step: null,
  earlier: null,
};

function knownOf({ lab, earlier, isChanged, isKept }: ShownRun): Pick<PageRun, 'lab' | 'earlier' | 'isChanged' | 'isKept'> {
  return { lab: lab ?? null, earlier: earlier ?? null, isChanged: isChanged ?? false, isKept: isKept ?? false };
}

function withoutNotice<T extends { readonly notice?: unknown }>({ notice, ...view }: T): Omit<T, 'notice'> {
  return view;
}
