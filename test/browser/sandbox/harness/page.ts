import type { CheckRequest, RunLimits, RunRequest, SandboxScripts } from '../../../../src/core/channels/labPageChannel.ts';
import type { PauseRequest } from '../../../../src/core/base/pausing.ts';
import type { BackendChoice, BackendSetting, RunEvent, RunOutcome, StopReason } from '../../../../src/core/run/run.ts';
import type { TurnedDial } from '../../../../src/core/run/dials.ts';
import type { SweepEnd } from '../../../../webview/lab/runner/sweepLane.ts';
import type { XrayRequest } from '../../../../src/core/run/xray.ts';
import { nestId } from '../../../../src/core/channels/opaqueFrame.ts';
import { tickingOf } from '../../../../src/core/base/patience.ts';
import { Sandboxes } from '../../../../webview/lab/runner/sandboxes.ts';
import type { SandboxLoad } from '../../../../webview/lab/runner/sandbox.ts';

/** One event as the page heard it; `at` and `pressedAt` are the page's own clock in milliseconds. */
export interface Heard {
  readonly event: RunEvent;
  readonly at: number;
}

export interface RunReport {
  readonly outcome: RunOutcome;
  readonly heard: readonly Heard[];
  /** What was printed, in order; of a flood, what was shown of it. */
  readonly lines: readonly string[];
  readonly lastLine: number | null;
  readonly pressedAt: number;
  readonly endedAt: number;
}

/** Page side of the tests: the product's own class, everything it says written down. */
class Harness {
  readonly backends: BackendChoice[] = [];
  readonly errors: string[] = [];
  /** So many messages have come to this page by ports. */
  messages = 0;
  private readonly heard = new Map<string, Heard[]>();
  private readonly pressed = new Map<string, number>();
  private readonly waiting = new Map<string, { until: (events: readonly Heard[]) => boolean; resolve: () => void }[]>();
  private readonly awaited = new Map<string, () => void>();
  private readonly sandboxes: Sandboxes;
  private lastBeat = performance.now();
  private longestGap = 0;
  private readonly counting: { left: number; readonly resolve: () => void }[] = [];

  constructor(nonce: string) {
    this.countMessages();
    this.sandboxes = new Sandboxes({
      host: document.body,
      nest: document.querySelector<HTMLIFrameElement>(`iframe#${nestId}`),
      nonce,
      time: tickingOf(window),
      listener: {
        event: (runId, event) => this.hear(runId, event),
        measured: choice => void this.backends.push(choice),
        prepared: key => this.awaited.get(key)?.(),
      },
    });
    setInterval(() => this.beat(), 10);
    addEventListener('error', event => void this.errors.push(event.message));
    addEventListener('unhandledrejection', event => void this.errors.push(String(event.reason)));
    document.addEventListener('securitypolicyviolation', event => void this.errors.push(`${event.violatedDirective} ${event.blockedURI}`));
  }

  install(params: { scripts: SandboxScripts; limits: RunLimits; backend: BackendSetting }): void {
    this.sandboxes.install(params);
  }

  /** Resolves when the lab stands ready. */
  prepared(load: SandboxLoad): Promise<void> {
    return new Promise(resolve => {
      this.awaited.set(load.key, resolve);
      this.sandboxes.prepare(load);
    });
  }

  run(request: RunRequest): Promise<void> {
    this.pressed.set(request.runId, performance.now());
    return this.sandboxes.run(request);
  }

  check(request: CheckRequest): Promise<void> {
    this.pressed.set(request.runId, performance.now());
    return this.sandboxes.check(request);
  }

  runQuietly(request: CheckRequest): Promise<void> {
    this.pressed.set(request.runId, performance.now());
    return this.sandboxes.runQuietly(request);
  }

  async runQuietlyToEnd(request: CheckRequest): Promise<RunReport> {
    await this.runQuietly(request);
    return this.ended(request.runId);
  }

  async checkToEnd(request: CheckRequest): Promise<RunReport> {
    await this.check(request);
    return this.ended(request.runId);
  }

  /** What the worker of a run that has ended answers, its numbers as plain lists. */
  async look(runId: string, request: XrayRequest): Promise<unknown> {
    const plain = (_: string, value: unknown): unknown => (value instanceof Float32Array ? [...value] : value);
    return JSON.parse(JSON.stringify(await this.sandboxes.look({ runId, request }), plain));
  }

  /** What each run of a sweep printed, and how the sweep was over; with `cancelAfter` runs it is cancelled. */
  sweep(
    runId: string,
    runs: readonly (readonly TurnedDial[])[],
    cancelAfter = Infinity,
  ): Promise<{ how: SweepEnd; lines: string[][] } | null> {
    return new Promise(resolve => {
      const lines: string[][] = runs.map(() => []);
      let ended = 0;
      const sweep = this.sandboxes.sweep({
        runId,
        runs,
        listener: {
          event: (index, event) => {
            if (event.kind === 'output') lines[index]?.push(...event.lines);
            if (event.kind === 'ended' && ++ended === cancelAfter) sweep?.cancel();
          },
          over: how => resolve({ how, lines }),
        },
      });
      if (!sweep) resolve(null);
    });
  }

  /** Milliseconds from the press to the end of the run. */
  async stop(runId: string, reason: StopReason = 'user'): Promise<number> {
    const start = performance.now();
    await this.sandboxes.stop({ runId, reason });
    return performance.now() - start;
  }

  pause(runId: string, request: PauseRequest): void {
    this.sandboxes.pause({ runId, request });
  }

  async ended(runId: string): Promise<RunReport> {
    await this.until(runId, events => events.some(({ event }) => event.kind === 'ended'));
    return this.report(runId);
  }

  /** Resolves with the first event of a kind. */
  async first(runId: string, kind: RunEvent['kind']): Promise<Heard> {
    const find = (events: readonly Heard[]): Heard | undefined => events.find(({ event }) => event.kind === kind);
    await this.until(runId, events => find(events) !== undefined);
    return find(this.heard.get(runId) ?? []) as Heard;
  }

  /** Resolves when a run has printed this line. */
  printed(runId: string, line: string): Promise<void> {
    return this.until(runId, events => events.some(({ event }) => event.kind === 'output' && event.lines.includes(line)));
  }

  async runToEnd(request: RunRequest): Promise<RunReport> {
    await this.run(request);
    return this.ended(request.runId);
  }

  report(runId: string): RunReport {
    const heard = this.heard.get(runId) ?? [];
    const lines = new Map<number, string>();
    let lastLine: number | null = null;
    let ended: Heard | undefined;
    for (const one of heard) {
      if (one.event.kind === 'output') for (const [offset, line] of one.event.lines.entries()) lines.set(one.event.from + offset, line);
      if (one.event.kind === 'line') lastLine = one.event.line;
      if (one.event.kind === 'ended') ended = one;
    }
    const outcome = ended?.event.kind === 'ended' ? ended.event.outcome : { status: 'stopped' as const, ms: -1, reason: 'lost' as const };
    const shown = [...lines.entries()].sort(([a], [b]) => a - b).map(([, line]) => line);
    return { outcome, heard, lines: shown, lastLine, pressedAt: this.pressed.get(runId) ?? NaN, endedAt: ended?.at ?? NaN };
  }

  /** Resolves when the page's own timer has come so many times. */
  beats(count: number): Promise<void> {
    return new Promise(resolve => this.counting.push({ left: count, resolve }));
  }

  /** The longest time this page did not get to run since the last call. */
  takeLongestGap(): number {
    const gap = Math.max(this.longestGap, performance.now() - this.lastBeat);
    this.longestGap = 0;
    return gap;
  }

  /** The frames of labs that hang in the page itself, and whether its nest is there. What is in the nest is seen from outside only. */
  frames(): { readonly inPage: number; readonly nest: boolean } {
    const all = [...document.querySelectorAll('iframe')];
    return { inPage: all.filter(({ id }) => id !== nestId).length, nest: all.some(({ id }) => id === nestId) };
  }

  private countMessages(): void {
    const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    const count = (): void => {
      this.messages++;
    };
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...port,
      set(this: MessagePort, handler: MessagePort['onmessage']) {
        port?.set?.call(this, (event: MessageEvent) => {
          count();
          handler?.call(this, event);
        });
      },
    });
  }

  dispose(): void {
    this.sandboxes.dispose();
  }

  private beat(): void {
    const now = performance.now();
    this.longestGap = Math.max(this.longestGap, now - this.lastBeat);
    this.lastBeat = now;
    for (const waiting of this.counting) if (--waiting.left === 0) waiting.resolve();
  }

  private hear(runId: string, event: RunEvent): void {
    const events = this.heard.get(runId) ?? [];
    this.heard.set(runId, events);
    events.push({ event, at: performance.now() });
    for (const { until, resolve } of this.waiting.get(runId) ?? []) if (until(events)) resolve();
  }

  private until(runId: string, until: (events: readonly Heard[]) => boolean): Promise<void> {
    if (until(this.heard.get(runId) ?? [])) return Promise.resolve();
    return new Promise(resolve => {
      const waiting = this.waiting.get(runId) ?? [];
      this.waiting.set(runId, waiting);
      waiting.push({ until, resolve });
    });
  }
}

export type { Harness };

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
Object.assign(window, { harness: new Harness(nonce) });
