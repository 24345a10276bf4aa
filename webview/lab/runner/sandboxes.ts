import { Disposable } from '../../../src/core/base/disposable.ts';
import { isGpuLost } from '../../../src/core/run/gpuLost.ts';
import type { CheckRequest, LabPageApi, RunRequest, SandboxScripts } from '../../../src/core/channels/labPageChannel.ts';
import type { Ticking } from '../../../src/core/base/patience.ts';
import type { BackendChoice, BackendSetting, RunId, StopReason } from '../../../src/core/run/run.ts';
import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';
import type { FramePlace } from './framePlace.ts';
import { inPage } from './inPage.ts';
import { Nest } from './inNest.ts';
import { RunLane, type LaneRun } from './runLane.ts';
import { SweepLane, type Sweep, type SweepParts, type SweepRequest } from './sweepLane.ts';
import { OwnSandbox } from './ownSandbox.ts';
import { Sandbox, type RunListener, type SandboxLoad } from './sandbox.ts';

/** What the page hears of its runs. */
export interface SandboxesListener extends RunListener {
  /** Which backend `auto` takes, once a page, and again where its GPU was lost. */
  measured(choice: BackendChoice): void;
  /** The spare expects the lab with this key, and stands ready. */
  prepared?(key: string): void;
}

export interface SandboxesParts {
  /** Where frames hang while there is no nest; never shown. */
  readonly host: HTMLElement;
  /** The page's nest; null where it has none. It is taken out of the page together with the last frame. */
  readonly nest: HTMLIFrameElement | null;
  /** The page's own script nonce. */
  readonly nonce: string;
  readonly listener: SandboxesListener;
  /** The page's own. */
  readonly time: Ticking;
}

type Installing = Parameters<LabPageApi['install']>[0];

/**
 * A run has the machine to itself, and after it the machine paints what it has shown: only then is its frame taken out
 * and the next spare built.
 */
const restMs = 300;
/** Each has a worker with TensorFlow.js in it, which takes its room. */
const mostLanes = 4;

/**
 * All frames of the page: at most one that runs a lab, and one warm spare, whose worker is given its lab when that is
 * to run. A frame is thrown away after its run. Each method does what `LabPageApi` promises.
 */
export class Sandboxes extends Disposable {
  private readonly parts: SandboxesParts;
  private readonly place: FramePlace;
  private readonly lane: RunLane<RunRequest | CheckRequest>;
  private installed: Pick<Installing, 'scripts' | 'limits'> | undefined;
  private spare: Sandbox | undefined;
  private running: { readonly sandbox: Sandbox; readonly onEnded: () => void } | undefined;
  /** What will probably be run next. */
  private newest: SandboxLoad | undefined;
  private readonly measured = new Map<BackendSetting, BackendChoice>();
  private spareTimer: ReturnType<typeof setTimeout> | undefined;
  /** Its lab has ended; its worker stays for questions until the next run. */
  private staying: Sandbox | undefined;
  /** The last run that somebody asked for. Where its worker does not stay, there was nothing to ask it. */
  private lastRun: RunRequest | undefined;
  private sweeping: SweepLane | undefined;
  /** Frames of runs that have ended, still in the page. */
  private readonly used = new Set<Sandbox>();

  constructor(parts: SandboxesParts) {
    super();
    this.parts = parts;
    const page = inPage(parts.host);
    const nest = parts.nest && new Nest(parts.nest, page, parts.time);
    this.place = nest ?? page;
    this.lane = new RunLane({
      start: (request, onEnded) => this.start(request, onEnded),
      skip: ({ runId }, reason) => this.skip(runId, reason),
    });
    this.register({
      dispose: () => {
        this.lane.stopAll('closed');
        this.sweeping?.cancel('replaced');
        clearTimeout(this.spareTimer);
        this.spare?.dispose();
        this.running?.sandbox.dispose();
        this.letGo();
        this.removeUsed();
        nest?.end('broken');
      },
    });
  }

  install({ scripts, limits, backend }: Installing): void {
    this.installed = { scripts, limits };
    if (backend) this.newest ??= { key: `any lab, ${backend}`, lab: null, backend };
    this.freshenSpare();
  }

  prepare(load: SandboxLoad): void {
    this.newest = load;
    // While a run is on, its end brings the spare up to date.
    if (!this.lane.isBusy) this.freshenSpare();
  }

  run(request: RunRequest): Promise<void> {
    if (!this.installed) return Promise.reject(new Error('The sandbox scripts were not installed before the first run.'));
    this.newest = request;
    this.lastRun = request;
    this.sweeping?.cancel('replaced');
    this.letGo();
    return this.lane.run(request);
  }

  /** The spare keeps the lab that the learner looks at. */
  check(request: CheckRequest): Promise<void> {
    if (!this.installed) return Promise.reject(new Error('The sandbox scripts were not installed before the first check.'));
    this.sweeping?.cancel('replaced');
    // The CPU gives the same numbers everywhere.
    return this.lane.run({ ...request, backend: this.cpuSetting() });
  }

  runQuietly(request: CheckRequest): Promise<void> {
    if (!this.installed) return Promise.reject(new Error('The sandbox scripts were not installed before the first quiet run.'));
    if (!this.lane.isBusy && !this.sweeping) return this.lane.run(request);
    this.skip(request.runId, 'replaced');
    return Promise.resolve();
  }

  look({ runId, request }: { readonly runId: RunId; readonly request: XrayRequest }): Promise<XrayAnswer> {
    const { staying } = this;
    if (staying?.staysOf === runId) return staying.look(request);
    return Promise.resolve({ kind: 'refused', reason: runId === this.lastRun?.runId ? 'nothing' : 'gone' });
  }

  sweep(request: SweepRequest): Sweep | null {
    const { lastRun, installed } = this;
    // Of what ran up to a line there is no end to compare.
    if (!installed || lastRun?.runId !== request.runId || lastRun.lab.upTo !== undefined) return null;
    if (this.lane.isBusy || this.sweeping) return null;
    const { listener: told } = request;
    const listener: SweepRequest['listener'] = {
      event: (index, event) => told.event(index, event),
      over: how => {
        this.sweeping = undefined;
        told.over(how);
      },
    };
    const { nonce, time } = this.parts;
    const start: SweepParts['start'] = (turned, onEvent, onEnded) =>
      new OwnSandbox(
        { place: this.place, nonce, time, scripts: installed.scripts, labWorker: installed.scripts.labWorker },
        { load: lastRun, measured: this.measured.get(lastRun.backend) ?? null, timeLimitMs: installed.limits.timeLimitMs, turned },
        { onEvent, onEnded },
      );
    const sweep = new SweepLane({ request: { ...request, listener }, lanes: lanesHere(), start });
    this.sweeping = sweep;
    sweep.begin();
    return sweep;
  }

  private letGo(): void {
    this.staying?.dispose();
    this.staying = undefined;
  }

  stop({ runId, reason }: { readonly runId: RunId; readonly reason: StopReason }): Promise<void> {
    return this.lane.stop(runId, reason);
  }

  pause({ runId, request }: Parameters<LabPageApi['pause']>[0]): void {
    this.running?.sandbox.pause(runId, request);
  }

  private start(request: RunRequest | CheckRequest, onEnded: () => void): LaneRun {
    const { sandbox, timeLimitMs: runLimit } = this.takeSpare();
    const timeLimitMs = 'timeLimitMs' in request ? request.timeLimitMs : runLimit;
    this.running = { sandbox, onEnded };
    if (sandbox.key !== request.key) this.load(sandbox, request);
    sandbox.go({ id: request.runId, timeLimitMs, turned: request.turned ?? [] });
    clearTimeout(this.spareTimer);
    return sandbox;
  }

  /** A setting by which the CPU computes here: the spare's, where that is one. */
  private cpuSetting(): BackendSetting {
    const setting = this.newest?.backend;
    return setting && this.measured.get(setting)?.name === 'cpu' ? setting : 'cpu';
  }

  private skip(runId: RunId, reason: StopReason): void {
    this.parts.listener.event(runId, { kind: 'ended', outcome: { status: 'stopped', ms: 0, reason } });
  }

  private tidySoon(): void {
    clearTimeout(this.spareTimer);
    this.spareTimer = setTimeout(() => {
      this.removeUsed();
      this.freshenSpare();
    }, restMs);
  }

  private removeUsed(): void {
    for (const sandbox of this.used) sandbox.dispose();
    this.used.clear();
  }

  private takeSpare(): { sandbox: Sandbox; timeLimitMs: number } {
    if (!this.installed) throw new Error('The sandbox scripts were not installed before the first run.');
    const { scripts, limits } = this.installed;
    this.removeUsed();
    const sandbox = this.spare ?? this.makeSandbox(scripts);
    this.spare = undefined;
    return { sandbox, timeLimitMs: limits.timeLimitMs };
  }

  /** There is a spare, and it expects the newest lab. */
  private freshenSpare(): void {
    if (!this.installed || this.isDisposed) return;
    this.spare ??= this.makeSandbox(this.installed.scripts);
    if (this.newest && this.spare.key !== this.newest.key) this.load(this.spare, this.newest);
  }

  private dropSpare(): void {
    this.spare?.dispose();
    this.spare = undefined;
  }

  private load(sandbox: Sandbox, load: SandboxLoad): void {
    sandbox.load(load, this.measured.get(load.backend) ?? null);
  }

  private makeSandbox(scripts: SandboxScripts): Sandbox {
    const { nonce, time, listener } = this.parts;
    const sandbox: Sandbox = new Sandbox(
      { place: this.place, nonce, time, scripts, labWorker: scripts.labWorker, canPause: true, listener },
      {
        onPrepared: (backend, { key, backend: setting }) => {
          this.learn(backend, setting);
          listener.prepared?.(key);
        },
        onOutcome: outcome => {
          if (isGpuLost(outcome)) this.distrustGpu();
        },
        onGone: (isLost, ended, stays) => this.forget(sandbox, isLost, ended, stays),
      },
    );
    return sandbox;
  }

  private learn(backend: BackendChoice, setting: BackendSetting): void {
    if (this.measured.has(setting)) return;
    this.measured.set(setting, backend);
    if (setting === 'auto') this.parts.listener.measured(backend);
  }

  /**
   * A GPU that was lost once may be lost again, and what was prepared on it is gone: from now on the CPU computes here.
   */
  private distrustGpu(): void {
    const choice: BackendChoice = { name: 'cpu', reason: 'Using CPU: the GPU was lost in an earlier run.' };
    for (const [setting, { name }] of this.measured) {
      if (name !== 'webgl') continue;
      this.measured.set(setting, choice);
      if (setting === 'auto') this.parts.listener.measured(choice);
    }
    this.dropSpare();
  }

  private forget(sandbox: Sandbox, isLost: boolean, ended: Promise<void>, stays: boolean): void {
    // A spare that died by itself is not replaced at once, or a broken machine would be kept busy with it.
    if (this.spare === sandbox) this.spare = undefined;
    if (this.running?.sandbox !== sandbox) return;
    const { onEnded } = this.running;
    this.running = undefined;
    if (stays) {
      this.letGo();
      this.staying = sandbox;
    } else this.used.add(sandbox);
    // The browser may keep all opaque frames in one process: the spare may be gone with it and not know yet.
    if (isLost) this.dropSpare();
    void ended.then(() => {
      onEnded();
      if (!this.lane.isBusy) this.tidySoon();
    });
  }
}

/** As many as there are cores, and one less where there are many: VS Code goes on beside them. */
function lanesHere(): number {
  const cores = navigator.hardwareConcurrency;
  return Math.max(1, Math.min(mostLanes, cores > 2 ? cores - 1 : cores));
}
