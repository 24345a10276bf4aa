import { describe, expect, it } from 'vitest';
import type { InlineMark } from '../../../src/core/words/inline/inlineMark.ts';
import type { ProbeValue, Series, TensorSummary } from '../../../src/core/run/value.ts';
import { hoverText, type HoverStory } from '../../../src/extension/values/hoverText.ts';

const text: InlineMark['parts'][number] = {
  site: 0,
  name: 'loss',
  kind: 'series',
  short: '0.0001',
  forms: ['0.0001'],
  times: '×80',
  full: '0.0001 (80 values)',
  isBad: false,
};
const value: ProbeValue = { site: 0, count: 80, value: { kind: 'number', value: 0.0001, isGate: false } };
const tell = (story: Partial<HoverStory>): string =>
  hoverText({ text, value, line: 12, isOld: false, isKept: false, ...story }, '#75beff').replaceAll('&nbsp;', '');

const series: Series = {
  steps: Array.from({ length: 80 }, (_, i) => i + 1),
  values: Array.from({ length: 80 }, (_, i) => (i === 40 ? 'NaN' : 1 / (i + 1))),
  min: 0.0125,
  max: 1,
  mean: 0.06,
  nanCount: 1,
};

describe('hoverText', () => {
  it('tells name, line, count and age', () => {
    expect(tell({})).toContain('**`loss`** line 12 · seen 80 times');
    expect(tell({ value: { ...value, count: 1 } })).toContain('seen once');
    expect(tell({ isOld: true })).toContain('old: from before your edit');
    expect(tell({ isOld: true, isKept: true })).toContain('old: from before the window was opened again');
  });

  it('shows a curve, the statistics with the NaN count, and every value with its step', () => {
    const told = tell({ text: { ...text, series } });
    expect(told).toMatch(/!\[loss over its steps\]\(data:image\/svg\+xml;utf8,[^)]*\)/);
    expect(told).toContain('| 0.0125 | 1 | 0.0600 | 1 |');
    expect(told).toContain('Every value, by its step:');
    // Eighty steps, read down four columns.
    expect(told).toContain('| 1 | 1 | 21 | 0.0476 | 41 | NaN | 61 | 0.0164 |');
    expect(told).toContain('| 20 | 0.0500 | 40 | 0.0250 | 60 | 0.0167 | 80 | 0.0125 |');
    expect(tell({ text: { ...text, series }, value: { ...value, count: 1_000 } })).toContain('80 of the 1,000 values, evenly chosen');
    expect(
      hoverText({ text: { ...text, series }, value, line: 1, isOld: false, isKept: false }, 'red').match(/\n(\| ---: )+\|\n/g),
    ).toHaveLength(2);
  });

  it('says how the number of a recurrent module comes about, with two biases a block and with one', () => {
    const module = (kind: string, parameters: number): string =>
      tell({ value: { site: 3, count: 1, value: { kind: 'module', text: kind, parameters } } });
    expect(module('LSTM(8, 16, batchFirst=true)', 1664)).toContain(
      '`1,664 parameters = 4 × (16×8 + 16×16 + 16 + 16)`. Each block has two biases, as in PyTorch; with one, as in most books, it would be `1,600`.',
    );
    expect(module('GRU(8, 16, bias=false)', 1152)).toMatch(/`1,152 parameters = 3 × \(16×8 \+ 16×16\)`\.(?! Each)/);
    expect(module('Linear(8, 2)', 18)).toContain('`18 parameters`.');
  });

  it('lists the gates inside a module', () => {
    const gates = [
      {
        name: 'update',
        meaning: 'keeps' as const,
        min: 0.02,
        max: 0.97,
        mean: 0.31,
        steps: 10,
        overTime: [0.9, 0.25, 0.1],
        ofUnits: [0.2, 0.42],
      },
    ];
    const module: ProbeValue = { site: 0, count: 1, value: { kind: 'module', text: 'GRU(1, 8)', parameters: 264, gates } };
    const told = tell({ value: module });
    expect(told).toContain('| gate | mean | min | max | first step | last step |');
    expect(told).toContain('| `update` | 0.3100 | 0.0200 | 0.9700 | 0.9000 | 0.1000 |');
    expect(told).toContain(
      'update: on average 0.31 keeps half for 0.6 steps; after 9 steps less than 0.1 % is left; unit 1 keeps longest: ½ in 0.8 (0.42 on average); unit 0 shortest: ½ in 0.4 (0.2).',
    );
    expect(tell({ value: { ...module, value: { kind: 'module', text: 'Linear(1, 8)', parameters: 16 } } })).not.toContain('gates');
  });

  it('names the axes of a tensor and counts what is not a number', () => {
    const tensor: ProbeValue = {
      site: 0,
      count: 1,
      value: {
        kind: 'tensor',
        shape: [4, 6, 16],
        axes: ['batch', 'time', 'hidden'],
        dtype: 'float32',
        isGate: true,
        isDisposed: false,
        stats: { min: 0.1, max: 0.9, mean: 0.5 },
        nanCount: 2,
        infinityCount: 0,
        head: [0.25, 'NaN'],
      },
    };
    const told = tell({ value: tensor });
    expect(told).toContain('Shape: `[4, 6, 16]` `batch 4` × `time 6` × `hidden 16` · 384 values · `float32`');
    expect(told).toContain('| 0.1000 | 0.9000 | 0.5000 | 2 | 0 |');
    expect(told).toContain('First values: `0.2500, NaN, …`');
    expect(told).toContain('between 0 (blocks) and 1 (lets pass)');
    const forget: ProbeValue = { ...tensor, value: { ...tensor.value, gateMeaning: 'keeps' } as TensorSummary };
    expect(tell({ value: forget })).toContain('On average 0.5 keeps half for 1 step; after 5 steps 3 % is left.');
  });

  it('lets no text of a lab become Markdown', () => {
    const evil = '`](command:evil) ![x](https://x.test/y.png) <img src=x>\n# head';
    const tensor = { kind: 'tensor', shape: [2], axes: [evil], dtype: evil, isGate: false, isDisposed: false } as const;
    const evilValue: ProbeValue = { ...value, value: { ...tensor, nanCount: 0, infinityCount: 0, head: [] } };
    const told = tell({ text: { ...text, name: evil, full: evil, series }, value: evilValue });
    const outsideCode = told.replace(/`[^`]*`/g, '').replace(/data:image[^)]*/g, '');
    expect(outsideCode).not.toMatch(/command:|https?:|<img|^# /m);
  });
});
