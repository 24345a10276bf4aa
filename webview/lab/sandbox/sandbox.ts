import { assertNever } from '../../../src/core/assertNever.ts';
import type { CompiledLab } from '../../../src/core/compiledLab.ts';
import { Patience, type Ticking } from '../../../src/core/patience.ts';
import type { BackendChoice, BackendSetting, RunEvent, RunId, RunOutcome, StopReason } from '../../../src/core/run.ts';
import { checkSupervisorMessage } from './checkSandboxMessage.ts';
import type { FrameLoss } from './framePlace.ts';
import { SandboxFrame, type SandboxFrameParts } from './sandboxFrame.ts';

/** A lab as a sandbox takes it. Equal keys mean equal labs and backends. */
export interface SandboxLoad {
  readonly key: string;
  readonly lab: CompiledLab;
  readonly backend: BackendSetting;
}

export interface SandboxListener {
  /** The loaded lab's worker stands and can go. */
  onPrepared(backend: BackendChoice, load: SandboxLoad): void;
  /**
   * It is of no more use: its run has ended and its lab with it, and its frame may go when there is time; or (`isLost`) it did not do as it was told, and its
   * frame is being taken out. `ended` resolves when nothing of the lab lives any more.
   */
  onGone(isLost: boolean, ended: Promise<void>): void;
}

/** A run to go with. */
export interface SandboxRun {
  readonly id: RunId;
  readonly timeLimitMs: number;
  readonly onEvent: (event: RunEvent) => void;
  /** Told just before a run's `ended` how many messages and values of it were refused, where there were any. */
  readonly onRefused?: (count: number) => void;
}

const tickMs = 250;
/**
 * Ticks until a new frame's supervisor must have answered, and then until the lab worker must be prepared: both are much work, which a busy machine does many times more
 * slowly. The learner can stop the run all the while.
 */
const ticksToSpawn = 120;
const ticksToPrepare = 240;
/** After the time limit, which the supervisor keeps: this is for a supervisor that cannot. */
const ticksAfterLimit = 4;
/** How long the supervisor may take to stop before the page ends the frame itself: 100 ms. */
const stopTickMs = 50;
const ticksToStop = 2;

/**
 * One frame, for one run: loaded ahead, possibly several times, then told to go. Whatever happens inside, a run that was
 * told to go gets exactly one `ended` event, and nothing of its lab is left when what `onGone` says has ended.
 */
export class Sandbox {
  private readonly frame: SandboxFrame;
  private readonly labWorker: string;
  private readonly listener: SandboxListener;
  private readonly time: Ticking;
  private readonly patience: Patience;
  private readonly stopping: Patience;
  /** Why the run ends when its patience does. */
  private overdueReason: StopReason = 'lost';
  private stopReason: StopReason | undefined;
  private loaded: SandboxLoad | undefined;
  private run: SandboxRun | undefined;
  private startedAt: number | undefined;
  private isPrepared = false;
  private isGone = false;
  private nextSeq = 0;
  /** Refused here, and by the supervisor as it last said. */
  private refusedHere = 0;
  private refusedThere = 0;
  private limit: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SandboxFrameParts & { readonly labWorker: string }, listener: SandboxListener) {
    this.labWorker = parts.labWorker;
    this.time = parts.time;
    this.listener = listener;
    // Whatever is in there did not do as it was told, so it counts as lost.
    const onEnd = (): void => this.end({ status: 'stopped', ms: this.elapsed(), reason: this.stopReason ?? this.overdueReason }, true);
    this.patience = new Patience({ time: parts.time, tickMs, onEnd });
    this.stopping = new Patience({ time: parts.time, tickMs: stopTickMs, onEnd });
    this.frame = new SandboxFrame(parts, {
      onMessage: message => this.hear(message),
      onLost: why => this.end({ status: 'stopped', ms: this.elapsed(), reason: this.lossReason(why) }, true),
    });
  }

  get key(): string | undefined {
    return this.loaded?.key;
  }

  /** Messages that were not acted on because nobody can have meant them, and values that could not be shown. */
  get refused(): number {
    return this.refusedHere + this.refusedThere;
  }

  load(load: SandboxLoad, measured: BackendChoice | null): void {
    const { lab, backend } = load;
    this.loaded = load;
    this.isPrepared = false;
    this.frame.post({ kind: 'load', lab, labWorker: this.labWorker, backend, measured });
    this.watch(ticksToSpawn, 'lost');
  }

  go(run: SandboxRun): void {
    this.run = run;
    this.frame.post({ kind: 'go', run: run.id, timeLimitMs: run.timeLimitMs });
    if (this.isPrepared) this.startClock();
  }

  stop(reason: StopReason): void {
    this.frame.post({ kind: 'stop', reason });
    this.unwatch();
    this.stopReason = reason;
    this.stopping.wait(ticksToStop);
  }

  /** Ends everything without another word. */
  dispose(): void {
    this.isGone = true;
    this.unwatch();
    void this.frame.remove();
  }

  private hear(message: unknown): void {
    const checked = checkSupervisorMessage(message);
    if (!checked) {
      this.refusedHere++;
      return;
    }
    switch (checked.kind) {
      case 'loading':
        this.watch(ticksToPrepare, 'lost');
        return;
      case 'prepared':
        this.isPrepared = true;
        this.patience.stop();
        if (this.run) this.startClock();
        if (this.loaded) this.listener.onPrepared(checked.backend, this.loaded);
        return;
      case 'events':
        if (checked.run !== this.run?.id || checked.seq !== this.nextSeq) {
          this.refusedHere++;
          return;
        }
        this.refusedHere += checked.leftOut;
        this.refusedThere = checked.refused;
        this.take(checked.events.map(event => this.atKnownSites(event)));
        return;
      default:
        assertNever(checked);
    }
  }

  /** Every value is of a place in the lab: there are no more values than places, whatever is sent. */
  private atKnownSites(event: RunEvent): RunEvent {
    if (event.kind !== 'values') return event;
    const count = this.loaded?.lab.sites.length ?? 0;
    const values = event.values.filter(({ site }) => site < count);
    this.refusedHere += event.values.length - values.length;
    return { ...event, values };
  }

  private take(events: readonly RunEvent[]): void {
    this.nextSeq++;
    for (const event of events) {
      if (event.kind === 'ended') this.end(event.outcome);
      else if (!this.isGone) this.run?.onEvent(event);
    }
  }

  private startClock(): void {
    if (!this.run) return;
    this.startedAt = this.time.now();
    this.frame.run();
    this.limit = setTimeout(() => this.watch(ticksAfterLimit, 'time'), this.run.timeLimitMs);
  }

  private watch(ticks: number, reason: StopReason): void {
    // Once it was told to stop, nothing else is waited for.
    if (this.stopReason !== undefined) return;
    this.overdueReason = reason;
    this.patience.wait(ticks);
  }

  private unwatch(): void {
    clearTimeout(this.limit);
    this.patience.stop();
    this.stopping.stop();
  }

  /** A process that dies while a lab runs was killed for its memory: nothing else in there can bring it down. */
  private lossReason(why: FrameLoss): StopReason {
    return why === 'silent' && this.startedAt !== undefined ? 'memory' : 'lost';
  }

  private elapsed(): number {
    return this.startedAt === undefined ? 0 : this.time.now() - this.startedAt;
  }

  private end(outcome: RunOutcome, isLost = false): void {
    if (this.isGone) return;
    this.isGone = true;
    this.unwatch();
    // What does not do as it is told ends with its frame. Otherwise its worker has ended, and the empty frame may wait for `dispose`: taking
    // it out of the page takes as long as painting what the run has shown.
    let ended = Promise.resolve();
    if (isLost) ended = this.frame.remove();
    else this.frame.close();
    if (this.refused > 0) this.run?.onRefused?.(this.refused);
    this.run?.onEvent({ kind: 'ended', outcome });
    this.listener.onGone(isLost, ended);
  }
}
