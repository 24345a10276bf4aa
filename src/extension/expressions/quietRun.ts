import type * as vscode from 'vscode';
import { disposeAll, type Disposes } from '../../core/base/disposable.ts';
import { freshRun, reduceRun, type RunState } from '../../core/following/runState.ts';
import type { CompiledLab } from '../../core/run/compiledLab.ts';
import type { TurnedDial } from '../../core/run/dials.ts';
import type { BackendSetting, RunEvent, RunId, StopReason } from '../../core/run/run.ts';
import { randomHex } from '../host/randomHex.ts';
import { Timer } from '../host/timer.ts';
import type { PageLink } from '../labView/pageLink.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import type { Log } from '../shown/log.ts';

/** The page keeps the limit; one that does not is given up this much later, in milliseconds. */
const graceMs = 4_000;

export interface QuietRequest {
  readonly lab: CompiledLab;
  readonly backend: BackendSetting;
  readonly turned: readonly TurnedDial[];
  readonly timeLimitMs: number;
  /** Ends it. */
  readonly token?: vscode.CancellationToken;
}

/** One run of a lab of which nothing is shown and that counts for nothing. It always comes to an end. */
export class QuietRun {
  private readonly id: RunId = randomHex();
  private readonly labView: LabViewProvider;
  private readonly log: Log;
  private readonly parts: Disposes[] = [];
  private page: PageLink | undefined;
  private state: RunState = freshRun;
  private resolve: ((state: RunState) => void) | undefined;

  constructor(labView: LabViewProvider, log: Log) {
    this.labView = labView;
    this.log = log;
  }

  /** Gives all that the run showed, its outcome included. */
  run(request: QuietRequest): Promise<RunState> {
    return new Promise(resolve => {
      this.resolve = resolve;
      this.parts.push(
        this.labView.onDidReceive(({ runId, event }) => {
          if (runId === this.id) this.take(event);
        }),
        this.labView.onDidLose(reason => {
          this.end(reason === 'closed' ? 'closed' : 'lost');
        }),
      );
      const { token } = request;
      if (token) this.parts.push(token.onCancellationRequested(() => this.cancel('user')));
      if (token?.isCancellationRequested) this.end('user');
      else void this.start(request);
    });
  }

  private async start({ lab, backend, turned, timeLimitMs }: QuietRequest): Promise<void> {
    try {
      const page = await this.labView.open();
      // Ended while the page was loading.
      if (!this.resolve) return;
      this.page = page;
      const overdue = new Timer();
      this.parts.push(overdue);
      overdue.wait(timeLimitMs + graceMs, () => this.cancel('lost'));
      await page.remote.runQuietly({ runId: this.id, key: `quiet-${this.id}`, lab, backend, turned, timeLimitMs });
    } catch (error) {
      if (!this.resolve) return;
      this.log.error('The lab page did not take a quiet run:', error);
      this.end('lost');
    }
  }

  /** Ends the run from here; the page is told, and need not answer. */
  private cancel(reason: StopReason): void {
    this.page?.remote.stop({ runId: this.id, reason }).catch((error: unknown) => {
      this.log.debug('The lab page did not stop a quiet run:', error);
    });
    this.end(reason);
  }

  private end(reason: StopReason): void {
    this.take({ kind: 'ended', outcome: { status: 'stopped', ms: 0, reason } });
  }

  private take(event: RunEvent): void {
    this.state = reduceRun(this.state, event);
    if (event.kind !== 'ended') return;
    const { resolve } = this;
    this.resolve = undefined;
    disposeAll(this.parts);
    resolve?.(this.state);
  }
}
