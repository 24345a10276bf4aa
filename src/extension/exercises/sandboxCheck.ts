import type * as vscode from 'vscode';
import type { CompiledLab } from '../../core/run/compiledLab.ts';
import { disposeAll, type Disposes } from '../../core/base/disposable.ts';
import { checkTimeLimit, endedCheck } from '../../core/words/endedCheck.ts';
import { Patience, tickingOf } from '../../core/base/patience.ts';
import { byKind, type EventTable, type RunEventOf } from '../../core/run/eventTable.ts';
import type { RunId, StopReason } from '../../core/run/run.ts';
import type { Verdict } from '../../core/run/verdict.ts';
import type { PageLink } from '../labView/pageLink.ts';
import type { LabViewProvider } from '../labView/labViewProvider.ts';
import { Timer } from '../host/timer.ts';
import { randomHex } from '../host/randomHex.ts';
import type { Log } from '../shown/log.ts';

/** The page ends a check at its limit; a page that does not is given up this many ticks later: 2 s. */
const ticksAfterLimit = 4;
const tickMs = 500;

/** What the check has done so far. */
export type CheckProgress = Omit<RunEventOf<'progress'>, 'kind'>;

export interface CheckWatch {
  /** Ends the check at once. */
  readonly token?: vscode.CancellationToken;
  readonly onProgress?: (progress: CheckProgress) => void;
}

/** One check of one attempt in the lab view's sandbox. It always comes to a verdict. */
export class SandboxCheck {
  private readonly id: RunId = randomHex();
  private readonly labView: LabViewProvider;
  private readonly log: Log;
  private readonly parts: Disposes[] = [];
  private readonly startedAt = Date.now();
  private page: PageLink | undefined;
  private verdict: Verdict | undefined;
  private lastLine: number | null = null;
  private resolve: ((verdict: Verdict) => void) | undefined;
  /** Set where it was ended before it had begun. */
  private ended: StopReason | undefined;

  private readonly taken: EventTable<void, [onProgress: CheckWatch['onProgress']]> = {
    started: () => {
      this.guard();
    },
    line: ({ line }) => {
      this.lastLine = line;
    },
    // What the attempt prints and computes is the check program's matter.
    output: () => undefined,
    values: () => undefined,
    metrics: () => undefined,
    // A check runs the attempt as it is written.
    dial: () => undefined,
    measured: () => undefined,
    memory: () => undefined,
    trained: () => undefined,
    paused: () => undefined,
    warning: () => undefined,
    progress: (event, onProgress) => onProgress?.(event),
    verdict: ({ verdict }) => {
      this.verdict = verdict;
    },
    ended: ({ outcome }) => {
      this.finish(this.verdict ?? endedCheck(outcome, this.lastLine));
    },
  };

  constructor(labView: LabViewProvider, log: Log) {
    this.labView = labView;
    this.log = log;
  }

  run(lab: CompiledLab, { token, onProgress }: CheckWatch): Promise<Verdict> {
    return new Promise(resolve => {
      this.resolve = resolve;
      this.parts.push(
        this.labView.onDidReceive(({ runId, event }) => {
          if (runId === this.id) byKind(this.taken, event, onProgress);
        }),
        this.labView.onDidLose(reason => {
          this.end(reason === 'closed' ? 'closed' : 'lost');
        }),
      );
      if (token) {
        this.parts.push(
          token.onCancellationRequested(() => {
            this.cancel('user');
          }),
        );
      }
      if (this.ended !== undefined || token?.isCancellationRequested) this.end(this.ended ?? 'user');
      else void this.start(lab);
    });
  }

  /** Ends the check from here; the page is told, and need not answer. */
  cancel(reason: StopReason): void {
    this.ended ??= reason;
    if (!this.resolve) return;
    this.page?.remote.stop({ runId: this.id, reason }).catch((error: unknown) => {
      this.log.debug('The lab page did not stop the check:', error);
    });
    this.end(reason);
  }

  private async start(lab: CompiledLab): Promise<void> {
    try {
      const page = await this.labView.open();
      // Ended while the page was loading.
      if (!this.resolve) return;
      this.page = page;
      await page.remote.check({ runId: this.id, key: `check-${this.id}`, lab, backend: 'cpu', timeLimitMs: checkTimeLimit });
    } catch (error) {
      if (!this.resolve) return;
      this.log.error('The lab page did not take the check:', error);
      this.end('lost');
    }
  }

  private guard(): void {
    const onEnd = (): void => {
      this.cancel('lost');
    };
    const patience = new Patience({ time: tickingOf(globalThis), tickMs, onEnd });
    const limit = new Timer();
    limit.wait(checkTimeLimit, () => {
      patience.wait(ticksAfterLimit);
    });
    this.parts.push(patience, limit);
  }

  private end(reason: StopReason): void {
    this.finish(endedCheck({ status: 'stopped', ms: Date.now() - this.startedAt, reason }, this.lastLine));
  }

  private finish(verdict: Verdict): void {
    const { resolve } = this;
    this.resolve = undefined;
    disposeAll(this.parts);
    resolve?.(verdict);
  }
}
