import type { MeasuredData, MeasuredPoint } from '../../core/run/run.ts';
import type { AnswersBeside } from '../mistakes/answersBeside.ts';
import { areSameRows, type DataRows } from '../mistakes/dataRows.ts';

/** Answers that a lab holds against right ones. */
export interface Measure {
  readonly sources: readonly DataRows[];
  /** The recurrent module that read these data last; null where none is known. */
  readonly module: object | null;
  /** Was no step made with the data so far? Null where that cannot be told. */
  readonly isHeldOut: () => boolean | null;
  readonly read: () => AnswersBeside;
}

interface Waiting extends Omit<Measure, 'read'> {
  readonly data: MeasuredData;
  readonly answers: AnswersBeside;
}

/** More measures between two steps are not told apart. */
const mostWaiting = 512;

/**
 * What was measured since the last step. It is told of once the next step is made, or the run is over: data that the
 * lab measures and then trains on are no data that were held out. What one module is measured on part by part is one
 * measure; what it is measured on again counts once.
 */
export class Measuring {
  private waiting: Waiting[] = [];

  /** Answers are read only where they may be told of. */
  see({ sources, module, isHeldOut, read }: Measure): void {
    const now = isHeldOut();
    if (now === false || this.waiting.length === mostWaiting) return;
    this.waiting = this.waiting.filter(each => each.module !== module || !areSameRows(each.sources, sources));
    this.waiting.push({ sources, module, isHeldOut, answers: read(), data: now ? 'heldOut' : 'unknown' });
  }

  /** Takes out what can be told now; `optimizerOf` says which optimizer trains a module. */
  take(step: number, optimizerOf: (module: object) => number | undefined): MeasuredPoint[] {
    const sums = new Map<string, { point: MeasuredPoint; hits: number }>();
    for (const { module, data, isHeldOut, answers } of this.waiting) {
      if (data === 'heldOut' && isHeldOut() !== true) continue;
      const optimizer = module === null ? undefined : optimizerOf(module);
      const key = `${data} ${String(optimizer)}`;
      const before = sums.get(key);
      const rows = (before?.point.rows ?? 0) + answers.answers.rows;
      const hits = (before?.hits ?? 0) + answers.accuracy * answers.answers.rows;
      sums.set(key, {
        hits,
        point: { step, accuracy: Math.min(1, hits / rows), rows, data, ...(optimizer !== undefined && { optimizer }) },
      });
    }
    this.waiting = [];
    return Array.from(sums.values(), ({ point }) => point);
  }
}
