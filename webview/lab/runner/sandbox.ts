import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import { Patience, type Ticking } from '../../../src/core/base/patience.ts';
import type { FromSupervisor, ToSupervisor } from '../../../src/core/channels/sandboxChannel.ts';
import type { BackendChoice, BackendSetting, RunEvent, RunId, RunOutcome, StopReason } from '../../../src/core/run/run.ts';
import type { TurnedDial } from '../../../src/core/run/dials.ts';
import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';
import { HeldTime } from '../../../src/core/base/heldTime.ts';
import type { PauseRequest } from '../../../src/core/base/pausing.ts';
import { checkSupervisorMessage } from './checkSandboxMessage.ts';
import type { FrameLoss } from './framePlace.ts';
import { Looks } from './looks.ts';
import { SandboxFrame, type SandboxFrameParts } from './sandboxFrame.ts';

/** What a sandbox is to stand ready for. Equal keys mean equal labs and backends. */
export interface SandboxLoad {
  readonly key: string;
  /** Null: for whatever comes. */
  readonly lab: CompiledLab | null;
  readonly backend: BackendSetting;
}

export interface SandboxOwner {
  /** The worker stands and can go. */
  onPrepared(backend: BackendChoice, load: SandboxLoad): void;
  /** Its run has ended so, which the listener is told next. */
  onOutcome(outcome: RunOutcome): void;
  /**
   * It is of no more use: its run has ended and its lab with it, and its frame may go when there is time; or (`isLost`)
   * it did not do as it was told, and its frame is being taken out. `ended` resolves when nothing of the lab lives any
   * more; where the lab's worker stays for questions (`stays`), it does nothing of its own.
   */
  onGone(isLost: boolean, ended: Promise<void>, stays: boolean): void;
}

/** A run to go with. */
interface SandboxRun {
  readonly id: RunId;
  readonly timeLimitMs: number;
  readonly turned: readonly TurnedDial[];
}

/** Whoever is told of runs. */
export interface RunListener {
  /** Checked and rate-limited, in order. Each run ends with one `ended`. */
  event(runId: RunId, event: RunEvent): void;
  /** Messages and values of a run that were refused, where there were any; comes just before its `ended`. */
  refused?(runId: RunId, count: number): void;
}

interface SandboxParts extends Omit<SandboxFrameParts, 'port'> {
  readonly labWorker: string;
  /** Its run may be held. */
  readonly canPause?: boolean;
  readonly listener: RunListener;
}

const tickMs = 250;
/**
 * Ticks until a new frame's supervisor must have answered, and then until the lab worker must be prepared: both are
 * much work, which a busy machine does many times more slowly. The learner can stop the run all the while.
 */
const ticksToSpawn = 120;
const ticksToPrepare = 240;
/** After the time limit, which the supervisor keeps: this is for a supervisor that cannot. */
const ticksAfterLimit = 4;
/** How long the supervisor may take to stop before the page ends the frame itself: 100 ms. */
const stopTickMs = 50;
const ticksToStop = 2;

/**
 * One frame, for one run: loaded ahead, possibly several times, then told to go. Whatever happens inside, a run that
 * was told to go gets exactly one `ended` event, and nothing of its lab is left when what `onGone` says has ended.
 */
export class Sandbox {
  private readonly frame: SandboxFrame;
  private readonly supervisor = new MessageChannel();
  private readonly labWorker: string;
  private readonly canPause: boolean;
  private readonly listener: RunListener;
  private readonly owner: SandboxOwner;
  private readonly time: Ticking;
  private readonly patience: Patience;
  private readonly stopping: Patience;
  /** Why the run ends when its patience does. */
  private overdueReason: StopReason = 'lost';
  private stopReason: StopReason | undefined;
  private loaded: SandboxLoad | undefined;
  private run: SandboxRun | undefined;
  private readonly running: HeldTime;
  private isPrepared = false;
  private isGone = false;
  private nextSeq = 0;
  /** Questions to the worker that stays when the run has ended. */
  private looks: Looks | undefined;
  /** Refused here, and by the supervisor as it last said. */
  private refusedHere = 0;
  private refusedThere = 0;
  private limit: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SandboxParts, owner: SandboxOwner) {
    this.labWorker = parts.labWorker;
    this.canPause = parts.canPause ?? false;
    this.time = parts.time;
    this.running = new HeldTime(() => parts.time.now());
    this.listener = parts.listener;
    this.owner = owner;
    // Whatever is in there did not do as it was told, so it counts as lost.
    const onEnd = (): void =>
      this.end({ status: 'stopped', ms: this.elapsed(), reason: this.stopReason ?? this.overdueReason }, { isLost: true });
    this.patience = new Patience({ time: parts.time, tickMs, onEnd });
    this.stopping = new Patience({ time: parts.time, tickMs: stopTickMs, onEnd });
    this.supervisor.port1.onmessage = (event: MessageEvent<unknown>): void => this.hear(event.data);
    this.frame = new SandboxFrame({ ...parts, port: this.supervisor.port2 }, { onLost: why => this.lose(why) });
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
    this.post({ kind: 'load', lab, labWorker: this.labWorker, backend, measured, canPause: this.canPause });
    this.watch(ticksToSpawn, 'lost');
  }

  go(run: SandboxRun): void {
    this.run = run;
    this.post({ kind: 'go', run: run.id, timeLimitMs: run.timeLimitMs, turned: run.turned });
    if (this.isPrepared) this.startClock();
  }

  /** Where its run is this one. */
  pause(runId: RunId, request: PauseRequest): void {
    if (this.run?.id === runId && !this.isGone) this.post({ kind: 'pause', request });
  }

  stop(reason: StopReason): void {
    this.post({ kind: 'stop', reason });
    this.unwatch();
    this.stopReason = reason;
    this.stopping.wait(ticksToStop);
  }

  /** Of which run a worker stays for questions. */
  get staysOf(): RunId | undefined {
    return this.looks && this.run?.id;
  }

  look(request: XrayRequest): Promise<XrayAnswer> {
    return this.looks?.look(request) ?? Promise.resolve({ kind: 'refused', reason: 'gone' });
  }

  /** Ends everything without another word. */
  dispose(): void {
    this.isGone = true;
    this.unwatch();
    this.looks?.end();
    this.supervisor.port1.close();
    void this.frame.remove();
  }

  private post(message: ToSupervisor): void {
    this.supervisor.port1.postMessage(message);
  }

  private hear(message: unknown): void {
    const checked = checkSupervisorMessage(message, this.loaded?.lab?.sites.length ?? 0);
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
        if (this.loaded) this.owner.onPrepared(checked.backend, this.loaded);
        return;
      case 'events':
        if (checked.run !== this.run?.id || checked.seq !== this.nextSeq) {
          this.refusedHere++;
          return;
        }
        this.refusedHere += checked.leftOut;
        this.refusedThere = checked.refused;
        this.take(checked);
        return;
      case 'seen':
        if (!this.looks?.hear(checked.id, checked.answer)) this.refusedHere++;
        return;
      default:
        assertNever(checked);
    }
  }

  private take({ run, events, stays }: Extract<FromSupervisor, { kind: 'events' }>): void {
    this.nextSeq++;
    for (const event of events) {
      if (event.kind === 'ended') this.end(event.outcome, { stays: stays === true });
      else if (!this.isGone) {
        if (event.kind === 'paused') this.hold(event.isPaused);
        this.listener.event(run, event);
      }
    }
  }

  private lose(why: FrameLoss): void {
    if (this.looks) this.dispose();
    else this.end({ status: 'stopped', ms: this.elapsed(), reason: this.lossReason(why) }, { isLost: true });
  }

  private startClock(): void {
    if (!this.run) return;
    this.running.start();
    this.frame.run();
    this.limitTime(this.run.timeLimitMs);
  }

  private limitTime(ms: number): void {
    this.limit = setTimeout(() => this.watch(ticksAfterLimit, 'time'), ms);
  }

  /** What is held takes none of its time. */
  private hold(isPaused: boolean): void {
    this.running.hold(isPaused);
    clearTimeout(this.limit);
    if (isPaused && this.stopReason === undefined) this.patience.stop();
    else if (this.run) this.limitTime(Math.max(0, this.run.timeLimitMs - this.elapsed()));
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
    return why === 'silent' && this.running.hasStarted ? 'memory' : 'lost';
  }

  private elapsed(): number {
    return this.running.elapsed;
  }

  private end(outcome: RunOutcome, { isLost = false, stays = false } = {}): void {
    if (this.isGone) return;
    this.isGone = true;
    this.unwatch();
    if (stays) this.looks = new Looks(this.time, message => this.post(message));
    else this.supervisor.port1.close();
    // What does not do as it is told ends with its frame. Otherwise its worker has ended, and the empty frame may wait
    // for `dispose`: taking it out of the page takes as long as painting what the run has shown.
    let ended = Promise.resolve();
    if (isLost) ended = this.frame.remove();
    else if (!stays) this.frame.close();
    if (this.run) this.tellEnd(this.run.id, outcome);
    this.owner.onGone(isLost, ended, stays);
  }

  private tellEnd(runId: RunId, outcome: RunOutcome): void {
    if (this.refused > 0) this.listener.refused?.(runId, this.refused);
    this.owner.onOutcome(outcome);
    this.listener.event(runId, { kind: 'ended', outcome });
  }
}
