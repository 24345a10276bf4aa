import { describe, expect, it } from 'vitest';
import type { InlineMark } from '../../../src/core/words/inline/inlineMark.ts';
import { mostPaintings, paintLines, type PaintingOptions } from '../../../src/extension/values/linePainting.ts';

type Part = InlineMark['parts'][number];

const probe = (change: Partial<Part> = {}): Part => ({
  site: 0,
  name: 'c_t',
  kind: 'number',
  short: '0.9787',
  forms: [change.short ?? '0.9787'],
  times: '',
  full: '0.9787 (0.1 … 1.2)',
  isBad: false,
  ...change,
});
const line = (parts: readonly Part[], change: Partial<InlineMark> = {}): InlineMark => ({
  line: 3,
  parts,
  ...change,
});
const short: PaintingOptions = { density: 'short', isDimmed: false, visible: [{ from: 1, to: 50 }], room: () => Infinity };
const textOf = (values: InlineMark, options = short): string => paintLines([values], options)[0]?.text ?? 'nothing';

describe('paintLines', () => {
  it('paints what the density asks for', () => {
    expect(textOf(line([probe()]))).toBe('0.9787');
    expect(textOf(line([probe()]), { ...short, density: 'full' })).toBe('0.9787 (0.1 … 1.2)');
    expect(paintLines([line([probe()])], { ...short, density: 'off' })).toEqual([]);
  });

  it('names values where a line has several', () => {
    const parts = [probe({ name: 'out', short: '[4, 6, 16]' }), probe({ name: 'h', short: '[1, 4, 16]' })];
    expect(textOf(line(parts))).toBe('out [4, 6, 16] · h [1, 4, 16]');
  });

  it('says first what a dial was turned to, and not its value once more', () => {
    const turned = 'turned to 30; the file says 10';
    expect(textOf(line([probe({ name: 'seqLen', short: '30' })], { turned }))).toBe(turned);
    expect(textOf(line([], { turned }))).toBe(turned);
    const [both] = paintLines([line([probe({ kind: 'tensor', short: '[4, 6]' })], { turned })], short);
    expect(both).toMatchObject({ text: `${turned} · [4, 6]`, look: 'tensor' });
    expect(textOf(line([], { turned }), { ...short, room: () => 5 })).toBe(turned);
    expect(textOf(line([], { turned, isOld: true }))).toBe(`old: ${turned}`);
    expect(textOf(line([probe()], { turned, thrown: 'boom' }))).toBe('✗ boom');
  });

  it('keeps one line, shortened', () => {
    const text = textOf(line([probe({ short: `a\n${'b'.repeat(500)}` })]));
    expect(text).toHaveLength(130);
    expect(text).toMatch(/^a b+…$/);
    const many = textOf(line(Array.from({ length: 9 }, (_, i) => probe({ name: `name${String(i)}`, short: 'x'.repeat(60) }))));
    expect(many.length).toBeLessThanOrEqual(130);
    expect(many).toContain('name4');
  });

  it('marks old values in words, not by colour alone', () => {
    expect(paintLines([line([probe()], { isOld: true })], short)).toEqual([{ line: 3, look: 'old', text: 'old: 0.9787', curve: null }]);
    expect(paintLines([line([probe()])], { ...short, isDimmed: true })[0]).toMatchObject({ look: 'old', text: '0.9787' });
  });

  it('dims old values without words while newer ones are on their way', () => {
    expect(paintLines([line([probe()], { isOld: true })], { ...short, isAwaited: true })[0]).toMatchObject({ look: 'old', text: '0.9787' });
  });

  it('shows what was thrown before any value of the line', () => {
    const painted = paintLines([line([probe()], { thrown: 'boom' })], short);
    expect(painted).toEqual([{ line: 3, look: 'bad', text: '✗ boom', curve: null }]);
  });

  it('gives kinds of values looks of their own, and NaN the one for trouble', () => {
    const look = (change: Partial<Part>): string => paintLines([line([probe(change)])], short)[0]?.look ?? '';
    expect(['gate', 'tensor', 'series', 'text'].map(kind => look({ kind: kind as Part['kind'] }))).toEqual([
      'gate',
      'tensor',
      'series',
      'value',
    ]);
    expect(look({ kind: 'gate', isBad: true })).toBe('bad');
  });

  it('paints at most 1,000 lines, those on the screen first', () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => line([probe()], { line: i + 1 }));
    const painted = paintLines(lines, { ...short, visible: [{ from: 4_000, to: 4_100 }] });
    expect(painted).toHaveLength(mostPaintings);
    expect(painted.filter(one => one.line >= 4_000 && one.line <= 4_100)).toHaveLength(101);
    expect(new Set(painted.map(one => one.line)).size).toBe(mostPaintings);
  });
});
