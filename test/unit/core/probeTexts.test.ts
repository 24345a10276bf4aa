import { gateMeanings } from '../../../src/core/run/gateMeaning.ts';
import { describe, expect, it } from 'vitest';
import type { ProbeSite } from '../../../src/core/run/compiledLab.ts';
import { describeProbe } from '../../../src/core/words/inline/inlineMarks.ts';
import { gateBarText, gateText, gateWords, meaningByName } from '../../../src/core/words/inline/gateText.ts';
import { inlineMarks } from '../../../src/core/words/inline/inlineMarks.ts';
import { countText, numberText } from '../../../src/core/words/numberText.ts';
import type { ProbeValue, TensorSummary, ValueSummary, WireNumber } from '../../../src/core/run/value.ts';

const number = (value: WireNumber, isGate = false): ValueSummary => ({ kind: 'number', value, isGate });

function tensor(shape: readonly number[], more: Partial<TensorSummary> = {}): TensorSummary {
  return {
    kind: 'tensor',
    shape,
    axes: null,
    dtype: 'float32',
    isGate: false,
    isDisposed: false,
    nanCount: 0,
    infinityCount: 0,
    head: [],
    ...more,
  };
}

function probe(value: ValueSummary, more: Partial<ProbeValue> = {}): ProbeValue {
  return { site: 0, count: 1, value, ...more };
}

const series = (values: readonly WireNumber[], nanCount = 0): NonNullable<ProbeValue['series']> => ({
  steps: values.map((_, index) => index + 1),
  values,
  min: 0.0001,
  max: 0.7465,
  mean: 0.25,
  nanCount,
});

describe('numbers for people', () => {
  it.each<[WireNumber, string]>([
    [0.97869178, '0.9787'],
    [0.8, '0.8'],
    [0.25, '0.25'],
    [0.68997448, '0.6900'],
    [1, '1'],
    [160, '160'],
    [-3.14159265, '-3.1416'],
    [1234.56789, '1234.5679'],
    [0.0000735, '0.0001'],
    [0.0000123, '1.23e-5'],
    [1e-12, '1.00e-12'],
    [12_345_678.9, '1.23e7'],
    [9_007_199_254_740_991, '9.01e15'],
    [1e21, '1.00e21'],
    [-0, '-0'],
    [0, '0'],
    ['NaN', 'NaN'],
    ['Infinity', '∞'],
    ['-Infinity', '-∞'],
  ])('%s is %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('counts with their thousands apart', () => {
    expect(countText(1_234_567)).toBe('1,234,567');
  });
});

describe('gates', () => {
  it.each([
    [0, '░░░░░░░░░░'],
    [0.7311, '███████░░░'],
    [0.5498, '█████░░░░░'],
    [1, '██████████'],
    [-1, '░░░░░░░░░░'],
    [2, '██████████'],
  ])('a bar for %d', (value, bar) => {
    expect(gateBarText(value)).toBe(bar);
  });

  it.each([
    [0, 'keeps none'],
    [0.0499, 'keeps none'],
    [0.05, 'keeps little'],
    [0.2689, 'keeps little'],
    [0.35, 'keeps half'],
    [0.5, 'keeps half'],
    [0.65, 'keeps most'],
    [0.7311, 'keeps most'],
    [0.95, 'keeps all'],
    [1, 'keeps all'],
  ])('%d %s', (value, words) => {
    expect(gateWords('keeps', value)).toBe(words);
  });

  it.each([
    ['forget_gate', 'keeps half'],
    ['forgetGate', 'keeps half'],
    ['keepShare', 'keeps half'],
    ['f_t', 'keeps half'],
    ['input_gate', 'writes half'],
    ['i', 'writes half'],
    ['outputGate', 'shows half'],
    ['this.output', 'shows half'],
    ['o_t', 'shows half'],
    ['update', 'takes half of the new'],
    ['z', 'takes half of the new'],
    ['resetGate', 'uses half of the old'],
    ['r_gate', 'uses half of the old'],
    ['gate', 'lets half through'],
    ['s', 'lets half through'],
    ['format', 'lets half through'],
    ['i_max', 'lets half through'],
  ])('%s %s', (name, words) => {
    expect(gateWords(meaningByName(name), 0.5)).toBe(words);
  });

  it('are a number, a bar and words', () => {
    expect(gateText('keeps', 0.73105858)).toBe('0.7311 ███████░░░ keeps most');
  });
});

it('a gate means what its cell says, whatever the lab calls it', () => {
  const words = gateMeanings.map(gateMeaning => {
    const gate = tensor([2, 3], { isGate: true, gateMeaning, stats: { min: 0.1, max: 0.9, mean: 0.5 } });
    return describeProbe({ name: 'forget' }, probe(gate)).full.split('░ ')[1];
  });
  expect(words).toEqual(['keeps half, ½ in 1', 'takes half of the new', 'writes half', 'shows half', 'uses half of the old']);
});

describe('what is painted for a probe', () => {
  const long = 'x'.repeat(200);
  it.each<[string, ProbeValue, string, string, string]>([
    ['cT', probe(number(0.97869178)), 'number', '0.9787', '0.9787 (0.97869178)'],
    [
      'forgetGate',
      probe(number(0.73105858, true)),
      'gate',
      '0.7311 ███████░░░ keeps most',
      '0.7311 ███████░░░ keeps most, ½ in 2.2 (0.73105858)',
    ],
    [
      'update',
      probe(tensor([], { isGate: true, gateMeaning: 'keeps', head: [0.5] })),
      'gate',
      '0.5 █████░░░░░ keeps half',
      '0.5 █████░░░░░ keeps half, ½ in 1',
    ],
    [
      'f',
      probe(tensor([], { isGate: true, gateMeaning: 'shows', head: [0.5] })),
      'gate',
      '0.5 █████░░░░░ shows half',
      '0.5 █████░░░░░ shows half',
    ],
    ['f', probe(tensor([], { isGate: true, head: [0.5] })), 'gate', '0.5 █████░░░░░ keeps half', '0.5 █████░░░░░ keeps half, ½ in 1'],
    [
      'loss',
      probe(number(0.0000735), { count: 80, series: series([0.7465, 0.0000735]) }),
      'series',
      '0.0001 ×80',
      '0.0001 ×80, min 0.0001, max 0.7465, mean 0.25',
    ],
    [
      'loss',
      probe(tensor([], { head: [0.5] }), { count: 2, series: series([0.1, 0.5], 3) }),
      'series',
      '0.5 ×2',
      '0.5 ×2, min 0.0001, max 0.7465, mean 0.25, 3 NaN',
    ],
    [
      'gate',
      probe(number(0.5, true), { count: 9, series: series([0.5]) }),
      'gate',
      '0.5 █████░░░░░ lets half through ×9',
      '0.5 █████░░░░░ lets half through ×9, min 0.0001, max 0.7465, mean 0.25',
    ],
    [
      'out',
      probe(tensor([4, 6, 16], { axes: ['batch', 'time', 'hidden'] })),
      'tensor',
      '[4, 6, 16] batch × time × hidden',
      '[4, 6, 16] batch × time × hidden',
    ],
    ['x', probe(tensor([2, 3], { stats: { min: -1, max: 2, mean: 0.51234 } })), 'tensor', '[2, 3]', '[2, 3], min -1, max 2, mean 0.5123'],
    [
      'forget',
      probe(tensor([2, 3], { isGate: true, stats: { min: 0.1, max: 0.9, mean: 0.5 } })),
      'tensor',
      '[2, 3]',
      '[2, 3], min 0.1, max 0.9, mean 0.5 █████░░░░░ keeps half, ½ in 1',
    ],
    ['v', probe(tensor([3], { head: [1, 2.5, 'NaN'], nanCount: 1 })), 'tensor', '[3] 1 2.5 NaN, 1 NaN', '[3] 1 2.5 NaN, 1 NaN'],
    ['v', probe(tensor([0, 4])), 'tensor', '[0, 4] empty', '[0, 4] empty'],
    ['v', probe(tensor([4], { isDisposed: true })), 'tensor', '[4] disposed', '[4] disposed'],
    ['v', probe(tensor([9], { infinityCount: 2, nanCount: 1_500 })), 'tensor', '[9], 1,500 NaN, 2 ∞', '[9], 1,500 NaN, 2 ∞'],
    [
      'gru',
      probe({ kind: 'module', text: 'GRU(1, 8, batchFirst=true)', parameters: 1_282 }),
      'module',
      'GRU(1, 8, batchFirst=true)',
      'GRU(1, 8, batchFirst=true), 1,282 parameters',
    ],
    ['s', probe({ kind: 'text', text: 'scalar', length: 6 }), 'text', "'scalar'", "'scalar'"],
    [
      's',
      probe({ kind: 'text', text: long, length: 5_000 }),
      'text',
      `'${'x'.repeat(47)}…' 5,000 characters`,
      `'${'x'.repeat(47)}…' 5,000 characters`,
    ],
    ['s', probe({ kind: 'text', text: 'a\r\nb\u2028c\td', length: 7 }), 'text', "'a↵b↵c d'", "'a↵b↵c d'"],
    ['l', probe({ kind: 'list', length: 2, items: [number(1), { kind: 'list', length: 0, items: [] }] }), 'list', '[1, []]', '[1, []]'],
    [
      'l',
      probe({ kind: 'list', length: 160, items: [1, 2, 3, 4, 5].map(value => number(value)) }),
      'list',
      '[1, 2, 3, 4, …] 160 items',
      '[1, 2, 3, 4, …] 160 items',
    ],
    [
      'l',
      probe({ kind: 'list', length: 1, items: [{ kind: 'text', text: long, length: 200 }] }),
      'list',
      `['${'x'.repeat(22)}…]`,
      `['${'x'.repeat(22)}…]`,
    ],
    ['b', probe({ kind: 'other', text: 'true' }, { count: 3 }), 'other', 'true ×3', 'true ×3'],
    ['b', probe({ kind: 'other', text: long }), 'other', `${'x'.repeat(119)}…`, long],
  ])('%s', (name, value, kind, short, full) => {
    const text = describeProbe({ name }, value);
    expect(text).toMatchObject({ site: 0, name, kind, short, full });
    expect(text.short.length).toBeLessThanOrEqual(120);
  });

  it('carries shape and series', () => {
    const kept = series([1, 2]);
    expect(describeProbe({ name: 'x' }, probe(tensor([2]))).shape).toEqual([2]);
    expect(describeProbe({ name: 'x' }, probe(number(2), { count: 2, series: kept })).series).toBe(kept);
    expect('series' in describeProbe({ name: 'x' }, probe(number(2)))).toBe(false);
  });

  it.each<[ValueSummary, boolean]>([
    [number('NaN'), true],
    [number('-Infinity'), true],
    [number(1), false],
    [tensor([2], { nanCount: 1 }), true],
    [tensor([2], { infinityCount: 1 }), true],
    [tensor([2]), false],
    [{ kind: 'list', length: 1, items: [number('NaN')] }, true],
    [{ kind: 'text', text: 'NaN', length: 3 }, false],
  ])('marks what is no finite number: %j', (value, isBad) => {
    expect(describeProbe({ name: 'x' }, probe(value)).isBad).toBe(isBad);
  });

  it('marks a series that held NaN', () => {
    expect(describeProbe({ name: 'x' }, probe(number(1), { count: 3, series: series([1], 1) })).isBad).toBe(true);
  });
});

describe('marks of a file', () => {
  const site = (line: number, nameLine: number, nameColumn: number, name: string, file = 0): ProbeSite => ({
    file,
    line,
    nameLine,
    nameColumn,
    name,
    role: 'variable',
  });
  const sites = [
    site(5, 5, 9, 'b'),
    site(2, 2, 1, 'a'),
    site(5, 4, 1, 'first'),
    site(1, 1, 1, 'helper', 1),
    site(5, 5, 1, 'between'),
    site(9, 9, 1, 'silent'),
  ];

  it('are one a line, sorted, their parts in source order; other files and silent probes have none', () => {
    const values = [0, 1, 2, 3, 4].map(index => probe(number(index), { site: index }));
    const marks = inlineMarks(sites, values);
    expect(marks.map(({ line, parts }) => [line, parts.map(({ name }) => name)])).toEqual([
      [2, ['a']],
      [5, ['first', 'between', 'b']],
    ]);
  });

  it('ignore values of probes that do not exist', () => {
    expect(inlineMarks(sites, [probe(number(1), { site: 99 })])).toEqual([]);
  });
});
