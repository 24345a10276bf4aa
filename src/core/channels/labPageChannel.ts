import type { CompiledLab } from '../run/compiledLab.ts';
import type { PredictionCard, PredictionNow } from '../lesson/predictionNow.ts';
import type { SweepClaim } from '../lesson/sweepClaim.ts';
import type { BackendChoice, BackendSetting, MetricPoint, RunEvent, RunId, RunOutcome, StepCursor, StopReason } from '../run/run.ts';
import type { PauseRequest } from '../base/pausing.ts';
import type { TurnedDial } from '../run/dials.ts';
import type { ProbeValue } from '../run/value.ts';
import type { TaskPart, TaskRequest, TaskView } from './taskView.ts';

/** The tabs that show the learner's own model: what a figure of the lesson shows of an invented one. */
export const modelTabs = ['training', 'xray', 'shapes'] as const;

export type ModelTab = (typeof modelTabs)[number];

/** What the lab page offers the host. */
export interface LabPageApi {
  /**
   * Hands over the scripts every sandbox is made of, and has the spare one stand ready for any lab on this backend, or
   * with null for none yet. Must come first.
   */
  install(params: {
    readonly scripts: SandboxScripts;
    readonly limits: RunLimits;
    readonly backend: BackendSetting | null;
    readonly strings?: Readonly<Record<string, string>>;
  }): void;
  /** This lab will probably be run next: the spare sandbox is warmed up for it. Never runs lab code. */
  prepare(params: { readonly key: string; readonly lab: CompiledLab; readonly backend: BackendSetting }): void;
  /** Must end every earlier run first. Resolves when the run has been handed to its sandbox. */
  run(params: RunRequest): Promise<void>;
  /**
   * Checks an attempt as `run` runs a lab: `request.lab` holds the check program too (`CompiledLab.check`). Its events
   * carry the request's id: `started`, `line`, `progress` (of the attempts it runs), one `verdict` where it came to
   * one, and `ended`. The page shows nothing of it. `stop` cancels it. A check without a verdict could not run:
   * `endedCheck` says why.
   */
  check(params: CheckRequest): Promise<void>;
  /**
   * Runs a lab once more for what its probes see, as `check` checks: its events carry the request's id, the page shows
   * nothing of it, and `stop` ends it. It never takes the place of anything: while a run or a check is on, it is
   * `ended` at once, as replaced.
   */
  runQuietly(params: CheckRequest): Promise<void>;
  /** Must have ended the run's worker when it resolves; the run's `ended` event comes before that. */
  stop(params: { readonly runId: RunId; readonly reason: StopReason }): Promise<void>;
  /** Holds a run, or lets it go on; its `paused` event says when it has come to that. Not every run can be held. */
  pause(params: { readonly runId: RunId; readonly request: PauseRequest }): void;
  /** Shows a lab and what is known of its last run; also after the page was hidden or reloaded. */
  show(params: LabView): void;
  /**
   * The text of the lab that is shown differs from what ran, or no longer does. The next run is of the text as it
   * stands then. `isNoticeEdited`: it differs from the text that `LabView.notice` speaks of, too.
   */
  edited(params: { readonly isEdited: boolean; readonly isNoticeEdited?: boolean }): void;
  /** The questions of the lab that is shown, as they are now; replaces those of `show`. */
  ask(params: { readonly questions: readonly LabQuestion[] }): void;
  /** Runs the lab that is shown with ten seeds, in the tab Sweep; says so where it cannot. Comes after its run. */
  runTenSeeds(params: Record<string, never>): void;
  /**
   * Shows in the tab X-ray why a gate inside a recurrent module is as it is, with the focus. Comes after that run was
   * shown; of another run nothing is shown.
   */
  showWhy(params: AskedGate & { readonly runId: RunId }): void;
  /** Brings a tab of the results to the front, with the focus, also where it is empty: it says itself why it is. */
  showTab(params: { readonly tab: ModelTab }): void;
  /** Puts the focus where one of those questions is answered; comes after `show`. */
  goToQuestion(params: { readonly prediction: string }): void;
  /**
   * The host's last word on a run: the outcome with positions in the learner's own text, and what the run is compared
   * with.
   */
  finish(params: {
    readonly runId: RunId;
    readonly outcome: RunOutcome;
    readonly message: OutcomeMessage;
    readonly earlier?: EarlierRun;
  }): void;
  /**
   * Which step of a run is looked at, or with null that its last values are. Must be announced: it was not chosen in
   * the page.
   */
  showStep(params: { readonly runId: RunId; readonly cursor: StepCursor | null }): void;
  /**
   * Shows the exercise the learner is in, or that they are in none; a newer call replaces it all. With `front` the tab
   * comes to the front, that part of it is to be seen, and a screen reader hears it; with `isFocused` it gets the focus
   * as well.
   */
  showTask(params: ShownTask): void;
  /**
   * Asked twice a second while a run is on. Must be answered at once: the host makes the page anew when there is no
   * answer for 3 s.
   */
  beat(params: Record<string, never>): void;
}

/** What the host offers the lab page. */
export interface LabHostApi {
  /** Must be the page's first call, once its receiver is in place. */
  ready(params: Record<string, never>): void;
  /** In order, as many as came together; already checked and rate-limited by the page. */
  events(params: { readonly runId: RunId; readonly events: readonly RunEvent[] }): void;
  /**
   * `count` messages and values of a run were refused; comes before its `ended`, and only where there were any. For the
   * log.
   */
  refused(params: { readonly runId: RunId; readonly count: number }): void;
  /** The learner pressed Run, Stop or Reset in the page. Names no file: the host knows which lab the page shows. */
  requestRun(params: Record<string, never>): void;
  requestStop(params: Record<string, never>): void;
  requestReset(params: Record<string, never>): void;
  /**
   * The learner has turned dials of the lab that is shown: it is to be run with all of these, and with no others. It is
   * not believed: what is no such list is dropped.
   */
  requestTurn(params: { readonly turned: readonly TurnedDial[]; readonly key: string }): void;
  /**
   * The learner says what a run of the shown lab will show, in their own words of at most 200 characters. Answers null
   * where that was kept, else one sentence on how to write it; `ask` follows.
   */
  say(params: { readonly prediction: string; readonly text: string }): Promise<string | null>;
  /**
   * The learner puts what a sweep of a run's lab showed into their note. It is not believed: what is no such claim is
   * dropped. Answers with one sentence that says what has become of it.
   */
  claim(params: { readonly runId: RunId; readonly claim: SweepClaim }): Promise<string>;
  /** The learner would rather see than say. */
  see(params: { readonly prediction: string }): void;
  /**
   * The learner looks at a step of the run that is shown, or with null at its last values again. It is not believed: a
   * step that the run does not have is none.
   */
  requestStep(params: { readonly runId: RunId; readonly cursor: StepCursor | null }): void;
  /** The learner asked to see a line of the lab that is shown. */
  revealLine(params: { readonly line: number }): void;
  /** Opens the backend setting. */
  openBackendSetting(params: Record<string, never>): void;
  /**
   * What the learner pressed in the tab `Task`. It is not believed: `key` has to be that of the task that is shown, and
   * numbers are looked up.
   */
  requestTask(params: { readonly key: string; readonly request: TaskRequest }): void;
  /** The page has got the focus, or lost it. */
  focused(params: { readonly isFocused: boolean }): void;
  /** How large the page is, in pixels: first, and after each change. VS Code tells of no change of its editors. */
  resized(params: { readonly width: number; readonly height: number }): void;
  /** Which backend `auto` would take, once the page has measured it. */
  backendMeasured(params: { readonly choice: BackendChoice }): void;
}

/** Texts of the bundles under `dist/sandbox`: they travel by message because the page may load nothing. */
export interface SandboxScripts {
  readonly frame: string;
  readonly supervisor: string;
  readonly labWorker: string;
}

export interface RunLimits {
  /** A run is ended after this many milliseconds. */
  readonly timeLimitMs: number;
}

export interface RunRequest {
  readonly runId: RunId;
  /** Equal to the key of a `prepare` call if and only if lab and backend are equal too. */
  readonly key: string;
  readonly lab: CompiledLab;
  readonly backend: BackendSetting;
  /** Nobody asked for this run: the lab was typed in. */
  readonly isLive?: boolean;
  /** Where its dials stand, if not where its text says. */
  readonly turned?: readonly TurnedDial[];
  /** The text is not the one that the lesson gives: what it prints is not measured by what the lesson expects. */
  readonly isChanged?: boolean;
}

/**
 * The last run that the learner asked for and that came to its end: what a later one is compared with. `values` are
 * told by the probes of the later one.
 */
export interface EarlierRun {
  readonly values: readonly ProbeValue[];
  /** What it printed; null where that was too much to compare. */
  readonly lines: readonly string[] | null;
  readonly metrics: readonly MetricPoint[];
}

export interface CheckRequest extends RunRequest {
  /** The whole of it is ended after this many milliseconds. */
  readonly timeLimitMs: number;
}

/** What the page shows besides the events of the run. */
export interface LabView {
  /** Tells it from others: in two folders labs may be called alike. */
  readonly key: string;
  readonly title: string;
  readonly fileName: string;
  /** Lines the unchanged lab prints, or null where nothing is expected (a learner's own lab). */
  readonly expected: readonly string[] | null;
  readonly backendSetting: BackendSetting;
  /** What is asked of the lab before it runs; absent where nothing is. */
  readonly questions?: readonly LabQuestion[];
  /** As the last `edited` would say them. */
  readonly isEdited?: boolean;
  readonly isNoticeEdited?: boolean;
  /** The run so far, to be replayed: at most a few hundred events, compacted by the host. */
  readonly run: ShownRun | null;
  /**
   * Why the lab was not run when that was last asked for: must be shown in place of `run.message`, and announced, until
   * the next run begins.
   */
  readonly notice?: OutcomeMessage;
}

/** A gate inside a recurrent module that somebody asks about. */
export interface AskedGate {
  /** As in `ModuleSummary.layer`. */
  readonly layer: number;
  /** As in `ModuleGate.name`. */
  readonly gate: string;
}

export interface ShownTask {
  readonly task: TaskView | null;
  /** The learner has gone to an attempt whose task is still being read: no other may stand in its place meanwhile. */
  readonly isReading?: boolean;
  readonly front?: { readonly part: TaskPart; readonly isFocused: boolean };
}

/** A prediction of the lab that is shown: plain text, because the lab view shows no text of a lesson but that. */
export interface LabQuestion {
  readonly id: string;
  readonly question: string;
  readonly kind: PredictionCard['kind'];
  /** Why it comes out so; empty until a run has answered, or the answer was shown. */
  readonly reason: string;
  readonly now: PredictionNow;
}

/** A run the page did not follow from its start, or has forgotten. */
export interface ShownRun {
  readonly runId: RunId;
  readonly events: readonly RunEvent[];
  readonly message: OutcomeMessage | null;
  /**
   * The lab as it ran: gives the values of `events` their names and lines. Without it they stay unnamed and are not
   * listed.
   */
  readonly lab?: Pick<CompiledLab, 'sites' | 'files' | 'calls'>;
  /** As in `RunRequest`. */
  readonly isChanged?: boolean;
  /** It ran before the window was opened again. */
  readonly isKept?: boolean;
  /** The step of it that is looked at; absent where it is none. */
  readonly cursor?: StepCursor;
  readonly earlier?: EarlierRun;
}

/** How a run ended, in words: `E-…` code, one sentence, and the line it speaks of. */
export interface OutcomeMessage {
  readonly code: string;
  readonly severity: 'ok' | 'info' | 'error';
  readonly text: string;
  readonly line: number | null;
}
