import { describe, expect, it } from 'vitest';
import type { ProbeSite } from '../../../src/core/run/compiledLab.ts';
import type { ProbeValue, TensorSummary, ValueSummary } from '../../../src/core/run/value.ts';
import type { InlineMark } from '../../../src/core/words/inline/inlineMark.ts';
import { describeProbe } from '../../../src/core/words/inline/inlineMarks.ts';
import { fittingText, tellingParts } from '../../../src/extension/values/fittingText.ts';

type Part = InlineMark['parts'][number];

const tensor = (shape: readonly number[], axes: readonly string[] | null): TensorSummary => ({
  ...{ kind: 'tensor', shape, axes, dtype: 'float32', isGate: false, isDisposed: false, nanCount: 0, infinityCount: 0, head: [] },
});
const part = (name: string, value: ValueSummary, site: Partial<ProbeSite> = {}, more: Partial<ProbeValue> = {}): Part =>
  describeProbe({ name, ...site }, { site: 0, count: 1, value, ...more });
/** What is painted where there is so much room, in columns, and where there is ever less, each text once. */
function texts(parts: readonly Part[], curve = 0): string[] {
  const all = Array.from({ length: 120 }, (_, less) => fittingText(tellingParts(parts), 120 - less, curve));
  return [...new Set(all.map(({ text, hasCurve }) => `${text}${hasCurve ? '~' : ''}`))].filter(text => !text.includes('…'));
}

const states: readonly Part[] = [
  part('lstmOut', tensor([4, 6, 16], ['batch', 'time', 'hidden'])),
  part('lstmH', tensor([1, 4, 16], ['layers', 'batch', 'hidden'])),
  part('lstmC', tensor([1, 4, 16], ['layers', 'batch', 'hidden'])),
];

describe('what is painted where there is little room', () => {
  it('leaves out the names of axes where several shapes share a line, then blanks, then the names', () => {
    expect(texts(states)).toEqual([
      'lstmOut [4, 6, 16] · lstmH [1, 4, 16] · lstmC [1, 4, 16]',
      'lstmOut [4,6,16] · lstmH [1,4,16] · lstmC [1,4,16]',
      '[4,6,16] · [1,4,16] · [1,4,16]',
      '[4,6,16] [1,4,16] [1,4,16]',
      '[4,6,16] 2×[1,4,16]',
    ]);
  });

  it('says of the last shape in a row that is cut that it stands for more than one', () => {
    expect(fittingText(states, 15, 0).text).toBe('[4,6,16] 2×[1,…');
  });

  it('keeps the names of axes where a shape has a line to itself and there is room', () => {
    expect(texts([part('x', tensor([4, 6, 8], ['batch', 'time', 'features']), {}, { count: 81 })])).toEqual([
      '[4, 6, 8] batch × time × features ×81',
      '[4, 6, 8] batch × time × features',
      '[4, 6, 8]',
      '[4,6,8]',
    ]);
  });

  it('keeps number and words of a gate, and shortens its bar', () => {
    expect(texts([part('updateGate', { kind: 'number', value: 0.69, isGate: true })])).toEqual([
      '0.69 ███████░░░ takes most of the new',
      '0.69 ███░░ takes most of the new',
      '0.69 takes most of the new',
    ]);
  });

  it('leaves out how often, then the curve', () => {
    const series = { steps: [1, 2], values: [1, 2], min: 1, max: 2, mean: 1.5, nanCount: 0 };
    const loss = part('loss', { kind: 'number', value: 0.1234, isGate: false }, {}, { count: 80, series });
    expect(texts([loss], 10)).toEqual(['0.1234 ×80~', '0.1234~', '0.1234 ×80', '0.1234']);
  });

  it('says of a module what stands nowhere in the line, and shortens that', () => {
    const made = (text: string, says: string): string[] => texts([part('m', { kind: 'module', text, parameters: 9 }, { says })]);
    expect(made('LSTM(8, 16, batchFirst=true)', 'new nn.LSTM(options)')).toEqual(['LSTM(8, 16, batchFirst=true)', '◆']);
    expect(made('GRU(1, 8, batchFirst=true)', 'new nn.GRU({ inputSize: 1, hiddenSize: 8, batchFirst: true })')).toEqual(['◆']);
    expect(made('Adam(lr=0.03)', 'new optim.Adam(parameters, { lr: 0.03 })')).toEqual(['◆']);
    expect(made('Net(gru=GRU(1, 8, batchFirst=true), fc=Linear(8, 2))', 'new Net()')).toEqual([
      'Net(gru=GRU(1, 8, batchFirst=true), fc=Linear(8, 2))',
      'Net(gru, fc)',
      '◆',
    ]);
  });

  it('keeps how often a module was made where its words have no room', () => {
    const cells: ValueSummary = { kind: 'module', text: 'Classifier(cell=LSTM(2, 8), fc=Linear(8, 2))', parameters: 9 };
    expect(texts([part('model', cells, { says: 'new Classifier(kind)' }, { count: 3 })])).toEqual([
      'Classifier(cell=LSTM(2, 8), fc=Linear(8, 2)) ×3',
      'Classifier(cell=LSTM(2, 8), fc=Linear(8, 2))',
      'Classifier(cell, fc)',
      '◆ ×3',
      '◆',
    ]);
  });

  it('shortens lists to fewer items, and to how many there are', () => {
    const items = [0.5035, 0.1317, 0.9693, 0.0726].map(value => ({ kind: 'number', value, isGate: false }) as const);
    const list = fittingText([part('draws', { kind: 'list', length: 20, items })], 30, 0);
    expect(list.text).toBe('[0.5035, 0.1317, …] 20 items');
    expect(fittingText([part('draws', { kind: 'list', length: 20, items })], 20, 0).text).toBe('20 items');
  });

  it('says what a run has changed as long as there is room for a name', () => {
    const gate = part('forgetGate', { kind: 'number', value: 0.75, isGate: true });
    const changed: Part = { ...gate, change: { short: 'Δ +0.25', words: 'was 0.5 in your last run (+0.25)' } };
    expect(texts([changed])).toEqual([
      '0.75 ████████░░ keeps most, ½ in 2.4 Δ +0.25',
      '0.75 ████████░░ keeps most Δ +0.25',
      '0.75 ████░ keeps most Δ +0.25',
      '0.75 keeps most Δ +0.25',
      '0.75 keeps most',
    ]);
  });

  it('cuts what still has no room, but never to nothing', () => {
    const text = part('word', { kind: 'text', text: 'forget what was', length: 15 });
    expect(fittingText([text], 12, 0).text).toBe("'forget wha…");
    for (const room of [7, 0, -40]) expect(fittingText([text], room, 0).text).toBe("'forget what was'");
  });

  it('keeps shapes before all else', () => {
    const model = part('model', { kind: 'module', text: 'Net(fc=Linear(8, 2))', parameters: 9 });
    const word = part('word', { kind: 'text', text: 'forget what was', length: 15 });
    expect(fittingText([model, word, ...states], 28, 0).text).toBe('[4,6,16] [1,4,16] [1,4,16]');
  });
});

describe('what the line itself says', () => {
  const number = (value: number): ValueSummary => ({ kind: 'number', value, isGate: false });
  const isPainted = (value: ValueSummary, site: Partial<ProbeSite>, more: Partial<ProbeValue> = {}): boolean =>
    tellingParts([part('a', value, site, more)]).length > 0;
  const runs = (values: readonly number[]): Partial<ProbeValue> => ({
    count: values.length,
    series: { steps: [1], values, min: Math.min(...values), max: Math.max(...values), mean: 0, nanCount: 0 },
  });

  it('is not painted again', () => {
    expect(isPainted(number(0.8), { says: '0.8' })).toBe(false);
    expect(isPainted(number(160), { says: '160' }, runs([160, 160]))).toBe(false);
    expect(isPainted({ kind: 'other', text: 'true' }, { says: 'true' })).toBe(false);
    expect(isPainted({ kind: 'text', text: 'RNN', length: 3 }, { says: "'RNN'" })).toBe(false);
    expect(isPainted({ kind: 'list', length: 0, items: [] }, { says: '[]' })).toBe(false);
    expect(isPainted({ kind: 'other', text: '{ RNN: class RNN, n: 2 }' }, { says: '{ RNN: nn.RNN, n: 2, }' })).toBe(false);
    expect(isPainted(number(79), { isCounter: true }, runs([0, 79]))).toBe(false);
  });

  it('is painted where the value is another', () => {
    expect(isPainted(number(0.8), {})).toBe(true);
    expect(isPainted(number(10), { says: '160' })).toBe(true);
    expect(isPainted(number(160), { says: '160' }, runs([10, 160]))).toBe(true);
    expect(isPainted({ kind: 'list', length: 1, items: [number(1)] }, { says: '[]' })).toBe(true);
    expect(isPainted({ kind: 'list', length: 0, items: [] }, {})).toBe(true);
    expect(isPainted({ kind: 'number', value: 'NaN', isGate: false }, { isCounter: true })).toBe(true);
  });

  it('is also what a function hands back to a name of the same line', () => {
    const right = tensor([160], ['batch']);
    expect(tellingParts([part('right', right), part('return', right)]).map(({ name }) => name)).toEqual(['right']);
    expect(tellingParts([part('right', right), part('return', number(1))]).map(({ name }) => name)).toEqual(['right', 'return']);
  });
});
