import { describe, expect, it } from 'vitest';
import { attempts, groups } from './attempts.ts';

// Whether each mistake is made in one of them, and what becomes of them, is the lesson's check to say.
describe.each(Object.entries(attempts))('attempts at %s', (_id, own) => {
  it('hold three other right ones, sixteen wrong ones, and six recognised mistakes', () => {
    expect(own.filter(({ expect: expected }) => expected === 'right').length).toBeGreaterThanOrEqual(3);
    const wrong = own.filter(({ expect: expected }) => !['right', 'notStarted', 'couldNotRun'].includes(expected));
    expect(wrong.length).toBeGreaterThanOrEqual(16);
    expect(new Set(own.map(({ mistake }) => mistake).filter(Boolean)).size).toBeGreaterThanOrEqual(6);
  });
});

it('every exercise with attempts is in one of the groups that are tested', () => {
  expect(Object.values(groups).flat().sort()).toEqual(Object.keys(attempts).sort());
});
