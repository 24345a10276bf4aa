import type * as vscode from 'vscode';
import type { CompiledLab } from '../../core/compiledLab.ts';
import { disposeAll, type Disposes } from '../../core/disposable.ts';
import { checkTimeLimit, endedCheck } from '../../core/endedCheck.ts';
import { Patience, tickingOf } from '../../core/patience.ts';
import type { RunEvent, RunId, StopReason } from '../../core/run.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { LabPage } from '../panel/labPage.ts';
import type { LabPanel } from '../panel/labPanel.ts';
import { randomHex } from '../randomHex.ts';
import type { Log } from '../shown/log.ts';

/** The page ends a check at its limit; a page that does not is given up this many ticks later: 2 s. */
const ticksAfterLimit = 4;
const tickMs = 500;

/** What the check has done so far. */
export type CheckProgress = Omit<Extract<RunEvent, { kind: 'progress' }>, 'kind'>;

export interface CheckWatch {
  /** Ends the check at once. */
  readonly token: vscode.CancellationToken;
  readonly onProgress?: (progress: CheckProgress) => void;
}

/** One check of one attempt in the lab view's sandbox. It always comes to a verdict. */
export class SandboxCheck {
  private readonly id: RunId = randomHex();
  private readonly panel: LabPanel;
  private readonly log: Log;
  private readonly parts: Disposes[] = [];
  private readonly startedAt = Date.now();
  private page: LabPage | undefined;
  private verdict: Verdict | undefined;
  private lastLine: number | null = null;
  private resolve: ((verdict: Verdict) => void) | undefined;
  /** Set where it was ended before it had begun. */
  private ended: StopReason | undefined;

  constructor(panel: LabPanel, log: Log) {
    this.panel = panel;
    this.log = log;
  }

  run(lab: CompiledLab, { token, onProgress }: CheckWatch): Promise<Verdict> {
    return new Promise(resolve => {
      this.resolve = resolve;
      this.parts.push(
        this.panel.onDidReceive(({ runId, event }) => {
          if (runId === this.id) this.take(event, onProgress);
        }),
        this.panel.onDidLose(reason => {
          this.end(reason === 'closed' ? 'closed' : 'lost');
        }),
        token.onCancellationRequested(() => {
          this.cancel('user');
        }),
      );
      if (this.ended !== undefined || token.isCancellationRequested) this.end(this.ended ?? 'user');
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
      const page = await this.panel.open();
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

  private take(event: RunEvent, onProgress: CheckWatch['onProgress']): void {
    switch (event.kind) {
      case 'started':
        this.guard();
        break;
      case 'line':
        this.lastLine = event.line;
        break;
      case 'progress':
        onProgress?.(event);
        break;
      case 'verdict':
        this.verdict = event.verdict;
        break;
      case 'ended':
        this.finish(this.verdict ?? endedCheck(event.outcome, this.lastLine));
        break;
      default:
        // What the attempt prints and computes is the check program's matter.
        break;
    }
  }

  private guard(): void {
    const onEnd = (): void => {
      this.cancel('lost');
    };
    const patience = new Patience({ time: tickingOf(globalThis), tickMs, onEnd });
    const timer = setTimeout(() => {
      patience.wait(ticksAfterLimit);
    }, checkTimeLimit);
    this.parts.push(patience, {
      dispose: () => {
        clearTimeout(timer);
      },
    });
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
