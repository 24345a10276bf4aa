import type { XrayChange, XrayRefusal } from '../../../src/core/run/xray.ts';
import type { TriedUnit } from './handWords.ts';

interface UnitTrialOptions {
  readonly units: number;
  /** Silences one unit by itself. */
  readonly ask: (unit: number) => Promise<XrayChange | XrayRefusal>;
  readonly onProgress: (done: number) => void;
}

/** Silences each unit by itself, one after the other, until it is cancelled. What was tried is kept. */
export class UnitTrial {
  readonly tried: TriedUnit[] = [];
  /** What the model answers with all its units. */
  before: Float32Array | null = null;
  private isCancelled = false;

  cancel(): void {
    this.isCancelled = true;
  }

  /** Resolves with what stood in the way, or null. */
  async run({ units, ask, onProgress }: UnitTrialOptions): Promise<XrayRefusal | null> {
    for (let unit = 0; unit < units && !this.isCancelled; unit++) {
      const answer = await ask(unit);
      if (typeof answer === 'string') return answer;
      this.before = answer.before;
      this.tried.push({ unit, after: answer.after });
      onProgress(unit + 1);
    }
    return null;
  }
}
