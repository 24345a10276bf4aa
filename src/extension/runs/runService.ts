import * as vscode from 'vscode';
import type { LabProblem } from '../../core/run/compiledLab.ts';
import { Disposable } from '../../core/base/disposable.ts';
import type { OutcomeMessage } from '../../core/channels/labPageChannel.ts';
import type { TurnedDial } from '../../core/run/dials.ts';
import { describeProblem, gpuLostText, notices } from '../../core/words/outcomeText.ts';
import type { RunEvent, RunOutcome, StopReason } from '../../core/run/run.ts';
import type { EditedText, StaleLines } from '../../instrument/staleness/staleLines.ts';
import { hasCode } from '../labs/hasCode.ts';
import type { GivenTexts } from '../lessons/givenTexts.ts';
import { sandboxKey, type LabCompiler } from '../labs/labCompiler.ts';
import { isSameUri } from '../host/labDocument.ts';
import { Timer } from '../host/timer.ts';
import type { PageLink } from '../labView/pageLink.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { ShownLab } from './shownLab.ts';
import { randomHex } from '../host/randomHex.ts';
import type { Settings } from '../trust/settings.ts';
import { LabRun } from './labRun.ts';
import type { LastRuns } from './lastRuns.ts';
import type { TurnedDials } from './turnedDials.ts';
import { RunDraft, wholeLab, type WantedRun } from './runDraft.ts';
import { againOnCpu, messageOf, outcomeInOwnText } from './runEnd.ts';
import { shown } from '../../core/words/shownText.ts';
import type { Trust } from '../trust/trust.ts';
import { showInformation } from '../shown/messages.ts';
import type { Log } from '../shown/log.ts';

/** The editor shows Stop in the place of Run Lab only once a run has lasted this long, in milliseconds. */
const shortMs = 120;

export interface RunServiceOptions {
  readonly compiler: LabCompiler;
  readonly labView: LabViewProvider;
  readonly shownLab: ShownLab;
  readonly lastRuns: LastRuns;
  readonly dials: TurnedDials;
  readonly givenTexts: GivenTexts;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly log: Log;
}

/** A lab that was not run, and why. */
export interface RefusedRun {
  readonly uri: vscode.Uri;
  /** As it was when Run was pressed. */
  readonly text: string;
  readonly message: OutcomeMessage;
  readonly problems: readonly { readonly uri: vscode.Uri; readonly problem: LabProblem }[];
}

/** Runs labs, one at a time: the last press of Run wins. The truth about every run is here, not in the page. */
export class RunService extends Disposable {
  private readonly options: RunServiceOptions;
  private presses = 0;
  private run: LabRun | undefined;
  private startingUri: vscode.Uri | undefined;
  private readonly soon = this.register(new Timer());
  /** The run that is on was begun again because the GPU of the one before was lost. */
  private isSecondTry = false;

  private readonly changed = this.register(new vscode.EventEmitter<void>());
  private readonly started = this.register(new vscode.EventEmitter<LabRun>());
  private readonly received = this.register(new vscode.EventEmitter<{ run: LabRun; event: RunEvent }>());
  private readonly ended = this.register(new vscode.EventEmitter<LabRun>());
  private readonly refused = this.register(new vscode.EventEmitter<RefusedRun>());

  /**
   * Which lab is being run has changed. A start is told only once the run has lasted `shortMs`, so that nothing
   * flickers for labs that are over at once; an end is told immediately.
   */
  readonly onDidChange = this.changed.event;
  readonly onDidStart = this.started.event;
  /** Events of the run that is on, after its state has taken them in. */
  readonly onDidReceive = this.received.event;
  readonly onDidEnd = this.ended.event;
  readonly onDidRefuse = this.refused.event;

  constructor(options: RunServiceOptions) {
    super();
    this.options = options;
    const { labView } = options;
    this.register(
      labView.onDidReceive(({ runId, event }) => {
        if (this.run?.id === runId) this.take(this.run, event);
      }),
    );
    this.register(
      labView.onDidLose(reason => {
        if (!this.run) return;
        if (reason === 'closed') this.endFromHere(this.run, 'closed');
        else this.endFromHere(this.run, 'lost', notices.pageRestarted);
      }),
    );
  }

  /** The lab that is being started or run. */
  get runningUri(): vscode.Uri | undefined {
    return this.startingUri ?? this.run?.uri;
  }

  get current(): LabRun | undefined {
    return this.run;
  }

  isRunning(uri: vscode.Uri): boolean {
    const running = this.runningUri;
    return running !== undefined && isSameUri(running, uri);
  }

  /** Runs the text as it stands in `document`, saved or not. */
  start(document: vscode.TextDocument): Promise<void> {
    return this.begin(document, wholeLab);
  }

  /** Runs the lab with these dials turned, and no others. */
  turn(document: vscode.TextDocument, turned: readonly TurnedDial[]): Promise<void> {
    this.options.dials.set(document.uri, turned);
    return this.start(document);
  }

  /** As `start`; the run ends when `line` (1-based) is through for the first time. */
  startUpTo(document: vscode.TextDocument, line: number): Promise<void> {
    return this.begin(document, { isLive: false, upTo: line });
  }

  /**
   * As `start`, while the text is being typed: what keeps it from running is told to nobody, and no view is brought to
   * the front.
   */
  startLive(document: vscode.TextDocument): Promise<void> {
    return this.begin(document, { isLive: true, upTo: null });
  }

  stop(): void {
    this.presses++;
    this.setStarting(undefined);
    if (this.run) this.stopRun(this.run, 'user');
  }

  private async begin(document: vscode.TextDocument, wanted: WantedRun): Promise<void> {
    const { isLive } = wanted;
    const press = ++this.presses;
    if (this.run) this.stopRun(this.run, 'replaced');
    if (!this.options.trust.isGiven) {
      if (!isLive) this.refuse({ uri: document.uri, text: document.getText(), message: notices.trust, problems: [] });
      return;
    }
    this.setStarting(document.uri);
    const draft = new RunDraft(document);
    try {
      await this.startDraft(draft, wanted, () => press === this.presses && !this.isDisposed);
    } catch (error) {
      draft.dispose();
      this.options.log.error('A run could not be started:', error);
      if (press === this.presses && !isLive) this.refuse({ uri: draft.uri, text: draft.text, message: notices.pageFailed, problems: [] });
    } finally {
      if (press === this.presses) this.setStarting(undefined);
    }
  }

  private async startDraft(draft: RunDraft, { isLive, upTo }: WantedRun, isWanted: () => boolean): Promise<void> {
    const { compiler, labView, shownLab, lastRuns, givenTexts } = this.options;
    const opening = labView.open();
    // Both take their time when they are new; a failure of the page is met below.
    opening.catch(() => undefined);
    if (!hasCode(draft.text)) {
      draft.dispose();
      await opening;
      if (isWanted() && !isLive) this.refuse({ uri: draft.uri, text: draft.text, message: notices.empty, problems: [] });
      return;
    }
    const [compilation, isChanged] = await Promise.all([draft.compile(compiler, upTo), givenTexts.isChanged(draft.uri, draft.text)]);
    const page = await opening;
    if (!isWanted()) {
      draft.dispose();
      return;
    }
    if (!compilation.ok) {
      const files = draft.files;
      draft.dispose();
      if (!isLive) this.refuse(refusalOf(draft, compilation.problems, files));
      return;
    }
    const texts = draft.textsOf(compilation.lab.files.map(({ name }) => name));
    const { uri } = draft;
    const askStale = (edited: EditedText): Promise<StaleLines> => compiler.staleLines(uri, edited);
    // What a part of the lab gives is compared with nothing.
    const before = isLive || upTo !== null ? null : lastRuns.wholeOf(uri);
    const run = new LabRun({ id: randomHex(), compilation, texts, uri, askStale, isLive, isChanged, before });
    shownLab.showForRun(draft.uri);
    await this.runIn(page, run, compilation.hash);
  }

  private async runIn(page: PageLink, run: LabRun, hash: string): Promise<void> {
    const { lastRuns, labView, settings, dials, log } = this.options;
    this.run = run;
    const turned = dials.of(run.uri);
    this.startingUri = undefined;
    lastRuns.set(run);
    const backend = settings.backend;
    // Before anything is shown of it: all of that would go to VS Code's window first and keep the lab waiting.
    const { id: runId, lab, isLive, isChanged } = run;
    const taken = page.remote.run({ runId, key: sandboxKey(hash, backend), lab, backend, isLive, isChanged, turned });
    page.watch(true);
    if (!run.isLive) labView.reveal();
    this.started.fire(run);
    this.changeSoon();
    try {
      await taken;
    } catch (error) {
      if (run.isOver) return;
      log.error('The lab page did not take the run:', error);
      this.endFromHere(run, 'lost');
    }
  }

  private take(run: LabRun, event: RunEvent, message?: OutcomeMessage): void {
    run.receive(event);
    if (event.kind === 'dial') this.options.dials.meet(run.uri, event.dial);
    this.received.fire({ run, event });
    if (event.kind === 'paused') this.change();
    if (event.kind === 'ended') this.conclude(run, event.outcome, message);
  }

  /**
   * Asks the page to end a run. Its `ended` event says when that has happened; a page that is stuck is noticed by its
   * silence.
   */
  private stopRun(run: LabRun, reason: StopReason): void {
    const { labView, log } = this.options;
    labView.page?.remote.stop({ runId: run.id, reason }).catch((error: unknown) => {
      if (!run.isOver) log.error('The lab page did not stop the run:', error);
    });
    // The next run must not wait for the last word on this one.
    if (reason === 'replaced') this.endFromHere(run, reason);
  }

  private endFromHere(run: LabRun, reason: StopReason, message?: OutcomeMessage): void {
    const outcome: RunOutcome = { status: 'stopped', ms: Date.now() - run.startedAt, reason };
    this.take(run, { kind: 'ended', outcome }, message);
  }

  private conclude(run: LabRun, outcome: RunOutcome, message?: OutcomeMessage): void {
    const { labView, settings, log } = this.options;
    const again = this.isSecondTry ? undefined : againOnCpu(run, outcome);
    this.isSecondTry = again !== undefined;
    run.message = again ? gpuLostText(run.state.lastLine) : (message ?? messageOf(run, outcome, settings.timeLimitMs));
    log[run.isLive ? 'debug' : 'info'](`${run.message.code}: ${run.message.text}`);
    this.run = undefined;
    labView.page?.watch(false);
    const { earlier } = run;
    labView.page?.remote
      .finish({ runId: run.id, outcome: outcomeInOwnText(run, outcome), message: run.message, ...(earlier ? { earlier } : {}) })
      .catch((error: unknown) => {
        log.debug('The lab page did not take the outcome:', error);
      });
    this.ended.fire(run);
    this.change();
    if (!again) return;
    void showInformation(shown(run.message.text));
    void this.begin(again, { isLive: false, upTo: run.lab.upTo ?? null });
  }

  private refuse(refused: RefusedRun): void {
    this.options.log.info(`${refused.message.code}: ${refused.message.text}`);
    this.options.shownLab.show(refused.uri, refused);
    this.refused.fire(refused);
  }

  private setStarting(uri: vscode.Uri | undefined): void {
    if (this.startingUri === uri) return;
    this.startingUri = uri;
    if (uri) this.changeSoon();
    else this.change();
  }

  /** Tells of the change after `shortMs`, unless the run is over by then. */
  private changeSoon(): void {
    this.soon.wait(shortMs, () => {
      this.change();
    });
  }

  private change(): void {
    this.soon.stop();
    this.changed.fire();
  }
}

function refusalOf({ uri, text }: RunDraft, problems: readonly LabProblem[], files: RunDraft['files']): RefusedRun {
  const [first] = problems;
  const message = first ? describeProblem(first) : notices.pageFailed;
  return { uri, text, message, problems: problems.map(problem => ({ uri: files[problem.file]?.uri ?? uri, problem })) };
}
