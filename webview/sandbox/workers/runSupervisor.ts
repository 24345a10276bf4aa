import { assertNever } from '../../../src/core/base/assertNever.ts';
import { HeldTime } from '../../../src/core/base/heldTime.ts';
import { byKind, type EventTable, type RunEventOf } from '../../../src/core/run/eventTable.ts';
import type { BackendChoice, BackendSetting, RunEvent, RunId, RunOutcome } from '../../../src/core/run/run.ts';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { TurnedDial } from '../../../src/core/run/dials.ts';
import { hasReached } from '../../../src/core/run/hasReached.ts';
import type { Position } from '../../../src/core/run/position.ts';
import { trainedKinds } from '../../../src/core/run/trainedKinds.ts';
import { sandboxVersion, type FromSupervisor, type ToSupervisor } from '../../../src/core/channels/sandboxChannel.ts';
import { checkLabMessage } from './checkLabMessage.ts';
import { FloodGuard } from './floodGuard.ts';
import { FlushClock } from './flushClock.ts';
import { PauseFlags } from './pauseFlags.ts';
import { PendingEvents, type RunningEvent } from './pendingEvents.ts';
import type { LabWorker, SpawnLabWorker } from './spawnLabWorker.ts';
import { StayingWorker } from './stayingWorker.ts';

/** At most 10 messages a second go to the page: each passes through the window the learner presses Stop in. */
const flushInterval = 100;

interface Run {
  readonly id: RunId;
  readonly timeLimitMs: number;
  readonly turned: readonly TurnedDial[];
}

export interface SupervisorParts {
  /** The page hears what is posted here: it goes past frame and nest. */
  readonly page: { postMessage(message: FromSupervisor): void };
  readonly spawn: SpawnLabWorker;
  /** Whether a worker can be given a lab's text when it stands. Where it cannot, each text has a worker of its own. */
  readonly canReadLater: boolean;
  readonly clock: () => number;
}

/**
 * Owns the lab worker: starts it, checks and batches what it says, and ends it on request, after the time limit, when
 * it floods and when it is done. One `ended` event, with everything pending before it, closes the run.
 */
export class Supervisor {
  private readonly parts: SupervisorParts;
  private readonly guard: FloodGuard;
  private readonly flushing: FlushClock;
  private readonly pending = new PendingEvents(() => this.leftOut++);
  private readonly seen = new Set<'values' | 'output'>();
  private worker: LabWorker | undefined;
  /** What the worker computes on, as it was asked for. */
  private setting: BackendSetting | undefined;
  /** The lab that will be run: a worker that reads later is given it with `go`. */
  private lab: CompiledLab | undefined;
  private backend: BackendChoice | undefined;
  private loadFailure: RunOutcome | undefined;
  private run: Run | undefined;
  /** How long the lab has been running: it has started when its worker was told to go. */
  private readonly time: HeldTime;
  private pauses = new PauseFlags(false);
  private limit: ReturnType<typeof setTimeout> | undefined;
  private codeLines = 0;
  private hasVerdict = true;
  private seq = 0;
  /**
   * Parts of messages of the runtime that could not be shown; unlike refused messages they are no sign of a lab that
   * posts by itself.
   */
  private leftOut = 0;
  private isOver = false;
  /** The worker has said that it has something to show when its run has ended. */
  private canStay = false;
  private staying: StayingWorker | undefined;

  /** What is believed of the runtime, kind by kind. What it cannot have sent is counted as refused. */
  private readonly believed: EventTable<void> = {
    // Which backend is used was settled before any lab code ran.
    started: event =>
      this.keep({ kind: 'started', backend: this.backend ?? event.backend, ...(this.pauses.addresses.length > 0 && { canPause: true }) }),
    line: event => this.keep(event),
    output: event => this.keepOrSend(event),
    values: event => this.keepOrSend(event),
    metrics: event => this.keep(event),
    dial: event => this.keep(event),
    measured: event => this.keep(event),
    memory: event => this.keep(event),
    warning: event => this.keep(event),
    progress: event => this.keep(event),
    trained: event => this.keep(event),
    paused: event => {
      if (this.pauses.hear(event.isPaused)) this.hold(event);
      else this.guard.refuse();
    },
    verdict: event => {
      if (this.hasVerdict) this.guard.refuse();
      else this.keep(event);
      this.hasVerdict = true;
    },
    ended: ({ outcome }) => {
      // Only the page, the clock and this worker stop a run; the runtime says how the lab itself ended, and that it has
      // reached the line it was to go to.
      const isItsOwn = outcome.status !== 'stopped' || (hasReached(outcome) && this.lab?.upTo !== undefined);
      if (!isItsOwn) this.guard.refuse();
      else this.end(outcome);
    },
  };

  constructor(parts: SupervisorParts) {
    this.parts = parts;
    this.time = new HeldTime(parts.clock);
    this.guard = new FloodGuard(parts.clock);
    this.flushing = new FlushClock(flushInterval, parts.clock, () => this.flush());
  }

  receive(message: ToSupervisor): void {
    if (message.kind === 'look') {
      this.staying?.look(message.id, message.request);
      return;
    }
    if (this.isOver) return;
    switch (message.kind) {
      case 'load':
        if (!this.run) this.load(message);
        return;
      case 'go':
        if (this.run) return;
        this.run = { id: message.run, timeLimitMs: message.timeLimitMs, turned: message.turned };
        this.startWhenPrepared();
        return;
      case 'pause':
        this.pauses.ask(message.request);
        return;
      case 'stop':
        this.end({ status: 'stopped', ms: this.elapsed(), reason: message.reason });
        return;
      default:
        assertNever(message);
    }
  }

  private load(message: Extract<ToSupervisor, { kind: 'load' }>): void {
    const { lab, backend } = message;
    const { page, canReadLater } = this.parts;
    page.postMessage({ kind: 'loading' });
    this.lab = lab ?? undefined;
    this.codeLines = lab?.code.split('\n').length ?? 0;
    // A lab has none to give.
    this.hasVerdict = lab?.check === undefined;
    if (!canReadLater || !this.worker || this.setting !== backend || this.loadFailure) {
      this.spawn(message);
    } else if (this.backend) page.postMessage({ kind: 'prepared', backend: this.backend });
    if (!lab) return;
    this.worker?.post({ kind: 'expect', trains: trainedKinds(lab) });
    if (message.canPause && this.pauses.addresses.length === 0) this.pauses = new PauseFlags(canReadLater);
  }

  private spawn({ lab, labWorker, backend, measured }: Extract<ToSupervisor, { kind: 'load' }>): void {
    this.worker?.terminate();
    this.backend = undefined;
    this.loadFailure = undefined;
    this.setting = backend;
    const token = secretToken();
    const worker = this.parts.spawn(this.parts.canReadLater ? '' : (lab?.code ?? ''), labWorker, {
      onMessage: message => {
        if (this.worker === worker) this.hear(message, token);
      },
      onError: (message, at) => {
        if (this.worker === worker) this.fail(message, at);
      },
    });
    this.worker = worker;
    worker.post({ kind: 'init', token, backend, measured });
  }

  private startWhenPrepared(): void {
    if (!this.run) return;
    if (this.loadFailure) this.end(this.loadFailure);
    if (!this.backend || !this.worker || !this.lab) return;
    this.time.start();
    const { timeLimitMs, turned } = this.run;
    const { code, sites, files, texts = [], check = null } = this.lab;
    const { canReadLater } = this.parts;
    const text = canReadLater ? code : null;
    const pauses = this.pauses.addresses;
    this.worker.post({ kind: 'go', timeLimitMs, turned, code: text, codeLines: this.codeLines, sites, files, texts, pauses, check });
    this.limitTime(timeLimitMs);
  }

  private limitTime(ms: number): void {
    const overdue = (): void => this.end({ status: 'stopped', ms: this.elapsed(), reason: 'time' });
    // What has come by then is heard first: this worker may have stood still, and the lab may have ended in time.
    this.limit = setTimeout(() => (this.limit = setTimeout(overdue, 0)), ms);
  }

  /** Time stands still while the run does. */
  private hold(event: RunEventOf<'paused'>): void {
    this.time.hold(event.isPaused);
    clearTimeout(this.limit);
    if (!event.isPaused) this.limitTime(Math.max(0, (this.run?.timeLimitMs ?? 0) - this.elapsed()));
    this.keep(event);
    // Each by itself: of two that come together only the later one would be told, and holds are counted by them.
    this.flushing.now();
  }

  private hear(message: unknown, token: string): void {
    if (this.isOver && !this.staying) return;
    const checked = checkLabMessage(message, token, this.onRefused);
    if (this.staying) {
      this.staying.hear(checked);
      return;
    }
    this.guard.count();
    if (checked?.kind === 'prepared' && !this.backend) {
      this.backend = checked.backend;
      this.parts.page.postMessage({ kind: 'prepared', backend: checked.backend });
      this.startWhenPrepared();
    } else if (checked?.kind === 'event' && this.time.hasStarted) byKind(this.believed, checked.event);
    else if (checked?.kind === 'stays' && this.time.hasStarted && this.lab?.check === undefined) this.canStay = true;
    else this.guard.refuse();
    if (this.guard.isFlooded) this.end({ status: 'stopped', ms: this.elapsed(), reason: 'lost' });
  }

  private readonly onRefused = (): void => {
    this.leftOut++;
  };

  /** Holds an event back until the clock lets the next message go. */
  private keep(event: RunningEvent): void {
    this.pending.add(event);
    this.flushing.poke();
  }

  /** The learner waits for the first value and the first line: they never wait for the clock. */
  private keepOrSend(event: RunEventOf<'values' | 'output'>): void {
    const isFirst = !this.seen.has(event.kind);
    this.seen.add(event.kind);
    if (!isFirst) {
      this.keep(event);
      return;
    }
    this.pending.add(event);
    this.flushing.now();
  }

  /** The worker's script broke (before it was prepared), or an error got past the runtime (after). */
  private fail(message: string, at: Position | null): void {
    // Lines below the lab's own are the runtime's: no place to show to anyone.
    const frames = at && at.line > 0 && at.line <= this.codeLines ? [at] : [];
    const match = /^(?:Uncaught )?(\w*Error): (.*)$/s.exec(message);
    const error = { name: match?.[1] ?? 'Error', message: match?.[2] ?? message, frames };
    this.staying?.end();
    const failure: RunOutcome = { status: 'failed', ms: this.elapsed(), error };
    if (this.run) this.end(failure);
    else this.loadFailure = failure;
  }

  private elapsed(): number {
    return this.time.elapsed;
  }

  private flush(): void {
    const events = this.pending.take(false);
    if (events.length > 0) this.post(events);
    if (!this.pending.isEmpty) this.flushing.poke();
  }

  private end(outcome: RunOutcome): void {
    if (this.isOver) return;
    this.isOver = true;
    if (this.worker && this.canStay && outcome.status === 'finished') this.staying = new StayingWorker(this.worker, this.parts.page);
    else this.worker?.terminate();
    this.flushing.stop();
    this.pauses.dispose();
    clearTimeout(this.limit);
    while (!this.pending.isEmpty) this.post(this.pending.take(true));
    this.post([{ kind: 'ended', outcome }]);
  }

  private post(events: readonly RunEvent[]): void {
    if (!this.run) return;
    this.parts.page.postMessage({
      kind: 'events',
      v: sandboxVersion,
      run: this.run.id,
      seq: this.seq++,
      events,
      refused: this.guard.refused + this.leftOut,
      ...(this.staying && { stays: true }),
    });
  }
}

/** 128 random bits. (`randomUUID` does not exist in an opaque frame, which counts as an insecure context.) */
function secretToken(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(16).padStart(8, '0')).join('');
}
