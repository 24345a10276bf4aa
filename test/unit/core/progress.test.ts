import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deed, ProgressEvent } from '../../../src/learning/deed.ts';
import { keptEvents } from '../../../src/learning/keptEvents.ts';
import { Progress } from '../../../src/learning/progress.ts';

const where = fc.record({ lesson: fc.constantFrom('a', 'b'), place: fc.constantFrom('file:///one', 'file:///two') });
const guess = { kind: 'shape', shape: [1] } as const;
const shownBy = fc.constantFrom('run' as const, 'learner' as const);
const late = fc.oneof(fc.constant({}), fc.record({ late: shownBy }));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('sectionRead' as const), lesson: fc.constantFrom('a', 'b'), section: fc.constantFrom('s', 't') }),
  fc
    .tuple(
      where,
      fc.constantFrom('x', 'y'),
      fc.constantFrom('matched' as const, 'finished' as const, 'failed' as const),
      fc.option(fc.dictionary(fc.constantFrom('c_t', '__proto__'), fc.constant('1'))),
    )
    .map(([place, lab, outcome, taken]) => ({
      ...{ kind: 'labRan' as const, ...place, lab, outcome },
      facts: taken && { hash: 'h', backend: 'cpu', version: '0', seed: null, ms: 1, taken },
    })),
  fc
    .tuple(where, fc.boolean())
    .map(([place, passed]) => ({ kind: 'exerciseChecked' as const, ...place, exercise: 'e', passed, mistake: null })),
  fc.tuple(where, fc.nat(3)).map(([place, hint]) => ({ kind: 'hintShown' as const, ...place, exercise: 'e', hint })),
  fc.tuple(where, late).map(([place, when]) => ({ kind: 'predicted' as const, ...place, ...when, lab: 'x', prediction: 'p', guess })),
  fc.tuple(where, late).map(([place, when]) => ({
    ...{ kind: 'predictionMet' as const, ...place, ...when, lab: 'x', prediction: 'p' },
    ...{ guess, actual: '[1]', isRight: true },
  })),
  fc.tuple(where, shownBy).map(([place, by]) => ({ kind: 'predictionShown' as const, ...place, lab: 'x', prediction: 'p', by })),
  fc.tuple(where, fc.constantFrom('seed', 'cell')).map(([place, over]) => ({
    ...{ kind: 'claimed' as const, ...place, lab: 'x', hash: 'h', over },
    ...{ result: 'Solved 1 of 1.', runs: 1, seeds: 1 },
  })),
  where.map(place => ({ kind: 'noteMade' as const, ...place })),
);
/** Numbers come twice and clocks jump: two windows, and a machine that was in 1970 and in 7026. */
const events = fc
  .array(fc.tuple(deed, fc.nat(12), fc.constantFrom('1970-01-01T00:00:00.000Z', '7026-05-05T00:00:00.000Z')), { maxLength: 40 })
  .map(all => all.map(([done, seq, at], i): ProgressEvent => ({ id: `id-${String(i)}`, seq, at, deed: done })));

/** All that can be asked. */
function told(progress: Progress): unknown {
  return ['a', 'b'].map(lesson => [
    ['s', 't'].map(section => progress.isSectionRead(lesson, section)),
    ['file:///one', 'file:///two'].map(place => [
      ['x', 'y'].map(lab => [progress.labState(place, lesson, lab), progress.lastRun(place, lesson, lab)?.id]),
      ['c_t', '__proto__'].map(key => progress.runThatShowed(key, place, lesson, 'x')?.id),
      progress.exerciseState(place, lesson, 'e'),
      progress.hintsShown(place, lesson, 'e'),
      [false, true].map(isLate => [
        progress.openGuess({ place, lesson, lab: 'x', prediction: 'p' }, isLate)?.id,
        progress.lastAnswer({ place, lesson, lab: 'x', prediction: 'p' }, isLate)?.id,
      ]),
      progress.shownBy({ place, lesson, lab: 'x', prediction: 'p' }),
      progress
        .claimsOf(place, lesson)
        .map(({ id }) => id)
        .sort(),
      progress.noteMade(place, lesson)?.id,
    ]),
  ]);
}

function progressOf(all: readonly ProgressEvent[]): Progress {
  const progress = new Progress();
  for (const event of all) progress.add(event);
  return progress;
}

describe('Progress', () => {
  it('is the same whatever order events come in, and however often', () => {
    fc.assert(
      fc.property(events, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (all, order) => {
        const shuffled = all
          .map((event, i) => ({ event, key: order[i] ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ event }) => event);
        expect(told(progressOf([...shuffled, ...shuffled.slice(0, 5)]))).toEqual(told(progressOf(all)));
      }),
      { numRuns: 400 },
    );
  });

  it('stands on its essential events alone', () => {
    fc.assert(
      fc.property(events, fc.nat(20), (all, most) => {
        const progress = progressOf(all);
        expect(told(progressOf(progress.essential()))).toEqual(told(progress));
        expect(told(progressOf(keptEvents(all, progress, most)))).toEqual(told(progress));
      }),
      { numRuns: 400 },
    );
  });

  const ran = (seq: number, outcome: 'matched' | 'finished' | 'failed', place = 'file:///one'): ProgressEvent => ({
    id: `${place}-${String(seq)}`,
    seq,
    at: '',
    deed: { kind: 'labRan', lesson: 'a', lab: 'x', place, outcome, facts: null },
  });

  it('keeps a state once it is earned, and shows the last failure until then', () => {
    expect(progressOf([]).labState('file:///one', 'a', 'x')).toBe('notRun');
    expect(progressOf([ran(1, 'finished')]).labState('file:///one', 'a', 'x')).toBe('ran');
    expect(progressOf([ran(1, 'finished'), ran(2, 'failed')]).labState('file:///one', 'a', 'x')).toBe('failed');
    expect(progressOf([ran(1, 'matched'), ran(2, 'failed')]).labState('file:///one', 'a', 'x')).toBe('matched');
  });

  it('keeps two copies of one lab apart by their place', () => {
    const progress = progressOf([ran(1, 'matched'), ran(2, 'failed', 'file:///two')]);
    expect(progress.labState('file:///one', 'a', 'x')).toBe('matched');
    expect(progress.labState('file:///two', 'a', 'x')).toBe('failed');
    expect(progress.labState('file:///three', 'a', 'x')).toBe('notRun');
  });

  it('numbers events by what is known, not by the clock', () => {
    expect(new Progress().nextSeq).toBe(1);
    expect(progressOf([ran(7, 'finished'), ran(3, 'failed')]).nextSeq).toBe(8);
  });
});
