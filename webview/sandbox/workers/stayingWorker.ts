import type { FromLabWorker, FromSupervisor } from '../../../src/core/channels/sandboxChannel.ts';
import { xrayLimits, type XrayAnswer, type XrayRequest } from '../../../src/core/run/xray.ts';
import type { LabWorker } from './spawnLabWorker.ts';

/**
 * The worker of a run that has ended, for as long as it may stay. It is silent but for its answers, one at a time:
 * anything else that it says, an answer that takes too long, and time itself end it.
 */
export class StayingWorker {
  private readonly worker: Pick<LabWorker, 'post' | 'terminate'>;
  private readonly page: { postMessage(message: FromSupervisor): void };
  private readonly stay: ReturnType<typeof setTimeout>;
  private asked: { readonly id: number; readonly overdue: ReturnType<typeof setTimeout> } | null = null;
  private isGone = false;

  constructor(worker: Pick<LabWorker, 'post' | 'terminate'>, page: { postMessage(message: FromSupervisor): void }) {
    this.worker = worker;
    this.page = page;
    this.stay = setTimeout(() => {
      this.end();
    }, xrayLimits.stayMs);
  }

  look(id: number, request: XrayRequest): void {
    // The page asks one thing after the other.
    if (this.isGone || this.asked) {
      this.answer(id, { kind: 'refused', reason: 'gone' });
      return;
    }
    const overdue = setTimeout(() => {
      this.end();
    }, xrayLimits.patienceMs);
    this.asked = { id, overdue };
    this.worker.post({ kind: 'look', id, request });
  }

  /** What the worker has said, checked; null where the runtime cannot have said it. */
  hear(message: FromLabWorker | null): void {
    if (this.isGone) return;
    const { asked } = this;
    if (message?.kind !== 'seen' || message.id !== asked?.id) {
      this.end();
      return;
    }
    clearTimeout(asked.overdue);
    this.asked = null;
    this.answer(asked.id, message.answer);
  }

  end(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.worker.terminate();
    clearTimeout(this.stay);
    const { asked } = this;
    this.asked = null;
    if (!asked) return;
    clearTimeout(asked.overdue);
    this.answer(asked.id, { kind: 'refused', reason: 'gone' });
  }

  private answer(id: number, answer: XrayAnswer): void {
    this.page.postMessage({ kind: 'seen', id, answer });
  }
}
