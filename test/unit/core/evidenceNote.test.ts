import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/learning/deed.ts';
import { placeInNote, reasoningMark, renewNote, writeNote } from '../../../src/learning/evidenceNote.ts';
import type { Lesson } from '../../../src/core/lesson/lesson.ts';
import { isNote } from '../../../src/learning/noteBlocks.ts';
import { Progress } from '../../../src/learning/progress.ts';
import { sampleLab, sampleLesson } from '../lesson/sampleLesson.ts';

const prediction = {
  id: 'open',
  question: 'How *open*?',
  kind: 'range',
  variable: 'gate',
  comparedWith: null,
  reason: 'So.',
  toldBy: null,
} as const;
const lesson: Lesson = {
  ...sampleLesson,
  labs: [{ ...sampleLab, predictions: [prediction] }],
  evidence: [
    {
      id: 'gate',
      title: 'Gate',
      statement: 'Near 0 a gate *blocks*.',
      prompt: 'Why?',
      shows: [{ lab: 'one', variable: 'gate', line: null }],
    },
    {
      id: 'result',
      title: 'Result',
      statement: 'It learns.',
      prompt: 'How far?',
      shows: [{ lab: 'one', variable: null, line: 'final_acc' }],
    },
  ],
};
const place = 'file:///course';
const ran = (taken: Record<string, string>, hash = 'abc'): Deed => ({
  ...{ kind: 'labRan', lesson: 'mine', lab: 'one', place, outcome: 'matched' },
  facts: { hash, backend: 'cpu', version: '0.1.0', seed: 42, ms: 5, taken },
});
const met: Deed = {
  ...{ kind: 'predictionMet', lesson: 'mine', lab: 'one', place, prediction: 'open' },
  ...{ guess: { kind: 'range', low: 0.1, high: 0.4 }, actual: '0.7311', isRight: false },
};
function sourceOf(...deeds: Deed[]) {
  const progress = new Progress();
  for (const [i, deed] of deeds.entries()) progress.add({ id: String(i), seq: i, at: '2026-11-23T00:00:00.000Z', deed });
  return { lesson, place, progress };
}
const first = sourceOf(ran({ 'variable:gate': '0.7311 ███████░░░ keeps most', 'line:final_acc': 'final_acc 1.0' }), met);
const later = sourceOf(ran({ 'variable:gate': '0.2689', 'line:final_acc': 'final_acc 0.9' }, 'def'), met);

describe('an evidence note', () => {
  it.each(['\n', '\r\n'])('has a place for each item: where the learner writes, or its heading once they have', lineEnd => {
    const [gate, result] = lesson.evidence;
    const note = writeNote(first).replaceAll('\n', lineEnd);
    const textAt = (text: string, item = gate ?? null): string | null => {
      const found = placeInNote(text, item);
      const title = found && text.slice(0, found.start).split('## ').at(-1)?.split(lineEnd)[0];
      return found && `${title ?? ''} > ${text.slice(found.start, found.end)}`;
    };
    expect(textAt(note, null)).toBe(`Gate > ${reasoningMark}`);
    expect(textAt(note, result)).toBe(`Result > ${reasoningMark}`);
    const written = note.replace(reasoningMark, 'It is closed.');
    expect(textAt(written, null)).toBe(`Result > ${reasoningMark}`);
    expect(written.slice(placeInNote(written, gate ?? null)?.start).startsWith('## Gate')).toBe(true);
    expect(placeInNote(note, { ...lesson.evidence[0]!, title: 'Another' })).toBeNull();
    expect(placeInNote('Nothing of that.', null)).toBeNull();
  });

  it('names a text by the beginning of its fingerprint, and runs of it that came out alike once', () => {
    const hash = '0123456789abcdef'.repeat(4);
    const gate = ran({ 'variable:gate': '0.7311' }, hash);
    const result = ran({ 'line:final_acc': 'final_acc 1.0' }, hash);
    const note = writeNote(sourceOf(gate, result, ran({}, 'another')));
    expect(note.match(/\| 0123456789ab \|/gu)).toHaveLength(1);
    expect(note).toContain('| another |');
    expect(note).not.toContain(hash);
  });

  it('holds what the lesson asks, what the runs showed, and room for reasoning', () => {
    const note = writeNote(first);
    expect(isNote(note)).toBe(true);
    expect(note).toContain('# My evidence: 1 Mine');
    expect(note).toMatch(/self-reported/i);
    expect(note).toContain('| gate | One | 0.7311 ███████░░░ keeps most |');
    expect(note).toContain('| final_acc | One | final_acc 1.0 |');
    expect(note).toContain('| lab-1.lab.ts | as expected | 42 | cpu | 0.1.0 | abc | 2026-11-23 00:00 |');
    expect(note).toContain('| How open? | 0.1 to 0.4 | 0.7311 | not so |');
    expect(note.split(reasoningMark)).toHaveLength(3);
  });

  it('says of what was said after the run that it was no prediction, and passes it over beside one', () => {
    const after: Deed = { ...met, late: 'run', guess: { kind: 'range', low: 0.7, high: 0.8 }, isRight: true };
    expect(writeNote(sourceOf(after))).toContain('| How open? | 0.7 to 0.8 | 0.7311 | right, but said after the run: no prediction |');
    const both = writeNote(sourceOf(met, after));
    expect(both).toContain('| How open? | 0.1 to 0.4 | 0.7311 | not so |');
    expect(both).not.toContain('after the run');
  });

  it('keeps what a run showed when a later one does not show it, and names both runs', () => {
    const kept = sourceOf(ran({ 'variable:gate': '0.7311', 'line:final_acc': 'final_acc 1.0' }), ran({ 'variable:gate': '0.2689' }, 'def'));
    const note = writeNote(kept);
    expect(note).toContain('| gate | One | 0.2689 |');
    expect(note).toContain('| final_acc | One | final_acc 1.0 |');
    expect(note).toMatch(/\| cpu \| 0\.1\.0 \| abc \|[^]*\| cpu \| 0\.1\.0 \| def \||\| def \|[^]*\| abc \|/);
    expect(writeNote(sourceOf(ran({ 'variable:gate': '0.7311' }), ran({}, 'def')))).toContain('| gate | One | 0.7311 |');
  });

  it('quotes a run of a changed lab only until the lab has printed what it is to print, and says so beside the value', () => {
    const changed: Deed = { ...ran({ 'variable:gate': '0.5' }, 'def'), outcome: 'finished' } as Deed;
    expect(writeNote(sourceOf(changed))).toContain('| gate | One | 0.5 (different from the unchanged lab) |');
    for (const deeds of [
      [ran({ 'variable:gate': '0.7311' }), changed],
      [changed, ran({ 'variable:gate': '0.7311' })],
    ])
      expect(writeNote(sourceOf(...deeds))).toContain('| gate | One | 0.7311 |');
  });

  it('says what many runs showed, the newest of each, with the count of runs and seeds', () => {
    const claim = (over: string, result: string, runs = 10): Deed => ({
      ...{ kind: 'claimed', lesson: 'mine', lab: 'one', place, hash: 'fedcba9876543210' },
      ...{ over, result, runs, seeds: over === 'seed' ? runs : 3 },
    });
    const before = writeNote(sourceOf(met));
    expect(before).not.toContain('What many runs showed');
    const source = sourceOf(
      met,
      claim('seed', 'Solved 1 of 10.'),
      claim('seed', 'Solved 8 of 10; median step 31.'),
      claim('a|b', '*Solved* 2.', 6),
    );
    const note = renewNote(before, source);
    expect(note).toContain('## What many runs showed');
    expect(note).toContain('| Solved 8 of 10; median step 31. | 10 | 10 | fedcba987654 | 2026-11-23 00:00 |');
    expect(note).toContain('| a\\|b | \\*Solved\\* 2. | 6 | 3 |');
    expect(note).not.toContain('Solved 1 of 10.');
    expect(writeNote(source)).toContain('## What many runs showed');
  });

  it('says what has not run yet, and never what another folder showed', () => {
    expect(writeNote(sourceOf())).toContain('| gate | One | not shown by a run yet |');
    expect(writeNote(sourceOf())).toContain('No lab has run to its end yet');
    expect(writeNote({ ...first, place: 'file:///other' })).toContain('not shown by a run yet');
  });

  it('is filled in anew without touching what was written', () => {
    const written = writeNote(first).replace(reasoningMark, 'Because 0.73 of it stays. 😀\n\n| my | table |');
    const renewed = renewNote(written, later);
    expect(renewed).toContain('Because 0.73 of it stays. 😀\n\n| my | table |');
    expect(renewed).toContain('| gate | One | 0.2689 |');
    expect(renewed).not.toContain('0.7311 ███');
    expect(renewNote(renewed, later)).toBe(renewed);
  });

  it('leaves a part alone that the learner has changed, and puts the new values after it, once', () => {
    const written = writeNote(first).replace('| gate | One | 0.7311 ███████░░░ keeps most |', '| gate | One | 0.7311, which I rounded |');
    const renewed = renewNote(written, later);
    expect(renewed).toContain('| gate | One | 0.7311, which I rounded |');
    expect(renewed).toContain('| gate | One | 0.2689 |');
    expect(renewNote(renewed, later)).toBe(renewed);
    const again = renewNote(renewed, first);
    expect(again.match(/\| gate \| One \|/g)).toHaveLength(2);
    expect(again).toContain('which I rounded');
  });

  it('gets back at its end what was deleted from it', () => {
    const written = writeNote(first);
    const cut = `${written.slice(0, written.indexOf('## Result'))}My own end.\n`;
    const renewed = renewNote(cut, first);
    expect(renewed.startsWith(cut)).toBe(true);
    expect(renewed).toContain('## Result');
  });

  it('keeps every line the learner wrote, wherever it stands', () => {
    const lines = fc.array(fc.tuple(fc.nat(200), fc.stringMatching(/^[a-z<>|! -]{1,20}$/)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, own => {
        const note = writeNote(first).split('\n');
        for (const [i, [at, text]] of own.entries()) note.splice(at % (note.length + 1), 0, `own${String(i)} ${text}`);
        const before = note.join('\n');
        const after = renewNote(before, later).split('\n');
        let from = 0;
        for (const line of before.split('\n').filter(one => one.startsWith('own'))) {
          from = after.indexOf(line, from) + 1;
          expect(from, line).toBeGreaterThan(0);
        }
        expect(renewNote(after.join('\n'), later)).toBe(after.join('\n'));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a megabyte of the learner exactly', () => {
    const mine = '=1+1 😀 **x** | y\n'.repeat(60_000);
    const written = writeNote(first).replace(reasoningMark, mine);
    expect(renewNote(written, later)).toContain(mine);
  });

  it('lets no value of a run become more than text', () => {
    const note = writeNote(sourceOf(ran({ 'variable:gate': '<!-- gatescope:end --> | [x](command:y) |' })));
    expect(note).toContain('&lt;!-- gatescope:end --&gt; \\| \\[x](command:y) \\|');
  });
});
