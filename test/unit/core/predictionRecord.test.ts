import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/learning/deed.ts';
import { isAnswerCovered, predictionRecord } from '../../../src/learning/predictionRecord.ts';
import { Progress } from '../../../src/learning/progress.ts';

const where = { place: 'file:///one', lesson: 'a', lab: 'x' };
const asked = { ...where, prediction: 'p' };
const guess = { kind: 'direction', direction: 'up' } as const;

/** What the learner and the product do, as deeds; null for what leaves no trace. */
const deeds: Readonly<Record<string, Deed | null>> = {
  says: { kind: 'predicted', ...asked, guess },
  skips: { kind: 'predictionShown', ...asked, by: 'learner' },
  runs: { kind: 'labRan', ...where, outcome: 'finished', facts: null },
  sees: { kind: 'predictionShown', ...asked, by: 'run' },
  fails: { kind: 'labRan', ...where, outcome: 'failed', facts: null },
  'says elsewhere': { kind: 'predicted', ...asked, place: 'file:///two', guess },
  'runs another lab': { kind: 'labRan', ...where, lab: 'y', outcome: 'matched', facts: null },
  'skips another question': { kind: 'predictionShown', ...asked, prediction: 'q', by: 'learner' },
  'turns the setting': null,
};
const uncovering = new Set(['says', 'skips', 'runs', 'sees']);

describe('the record of a prediction', () => {
  it('is covered until something was said, skipped or run there, whatever else is done in whatever order, and with the setting off never', () => {
    const steps = fc.array(fc.constantFrom(...Object.keys(deeds)), { maxLength: 30 });
    fc.assert(
      fc.property(steps, all => {
        const progress = new Progress();
        let [isOn, mayBeShown] = [true, false];
        for (const [at, step] of all.entries()) {
          if (step === 'turns the setting') isOn = !isOn;
          const deed = deeds[step];
          if (deed) progress.add({ id: String(at), seq: at, at: '', deed });
          mayBeShown ||= uncovering.has(step);
          expect([step, isAnswerCovered(predictionRecord(progress, asked), isOn)]).toEqual([step, isOn && !mayBeShown]);
        }
      }),
    );
  });

  const after = (...all: readonly Deed[]) => {
    const progress = new Progress();
    for (const [at, deed] of all.entries()) progress.add({ id: String(at), seq: at, at: '', deed });
    return predictionRecord(progress, asked);
  };
  const met = { kind: 'predictionMet', ...asked, guess, actual: 'up', isRight: true } as const;

  it('goes from asked over said to met', () => {
    expect(after()).toEqual({ stage: 'asked', guess: null, late: null, met: null, shownBy: null });
    expect(after({ kind: 'predicted', ...asked, guess })).toMatchObject({ stage: 'said', guess, late: null });
    expect(after({ kind: 'predicted', ...asked, guess }, met)).toMatchObject({
      stage: 'met',
      met: { actual: 'up', isRight: true },
      late: null,
    });
  });

  it('keeps what is said later apart, and a prediction before it', () => {
    const shown: Deed = { kind: 'predictionShown', ...asked, by: 'learner' };
    const said: Deed = { kind: 'predicted', ...asked, guess, late: 'learner' };
    expect(after(shown)).toMatchObject({ stage: 'shown', shownBy: 'learner' });
    expect(after(shown, said)).toMatchObject({ stage: 'said', late: 'learner' });
    expect(after(shown, said, { ...met, late: 'learner', isRight: false })).toMatchObject({
      stage: 'met',
      late: 'learner',
      met: { isRight: false },
    });
    expect(after({ kind: 'predicted', ...asked, guess }, met, { ...said, late: 'run' })).toMatchObject({ stage: 'met', late: null });
  });
});
