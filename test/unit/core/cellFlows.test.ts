import { expect, it } from 'vitest';
import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { ReasonFactor, ReasonTerm, Squash, XrayCellStep } from '../../../src/core/run/xrayReason.ts';
import { cellFlows, cellLines } from '../../../webview/lab/why/cellFlows.ts';
import { effectText, movesText } from '../../../webview/lab/why/changeWords.ts';
import { drawFlow, flowWidth } from '../../../webview/lab/why/drawFlow.ts';
import { findGate, largestPart, partText } from '../../../webview/lab/xray/askedGate.ts';

const layer: XrayLayer = {
  id: 4,
  text: 'LSTM(2, 3)',
  line: 1,
  places: ['l0', 'l0_reverse'],
  values: [
    { name: 'forget', meaning: 'keeps', canHold: true },
    { name: 'cell', meaning: null, canHold: true },
    { name: 'c', meaning: null, canHold: true },
    { name: 'h', meaning: null, canHold: true },
  ],
  pass: { sequences: 5, steps: 4, hidden: 3, answers: null },
};

const factor = (kind: ReasonFactor['kind'], name: string, number: number, step = 2): ReasonFactor => ({
  kind,
  name,
  index: 1,
  step,
  number,
});
const term = (...factors: readonly ReasonFactor[]): ReasonTerm => ({
  product: factors.reduce((all, each) => all * each.number, 1),
  factors,
});
const made = (number: number, squash: Squash, ...terms: readonly ReasonTerm[]): XrayCellStep['values'][number] => {
  const sum = terms.reduce((all, { product }) => all + product, 0);
  return { number, reason: { kind: 'reason', number, squash, sum, terms, others: { count: 0, sum: 0 } }, gateFirst: null };
};

const cell: XrayCellStep = {
  kind: 'cell',
  values: [
    made(0.5, 'sigmoid', term(factor('fromInput', 'forget', -1)), term(factor('fromState', 'forget', 1))),
    made(-0.25, 'tanh', term(factor('fromInput', 'cell', -0.255))),
    made(0.75, 'none', term(factor('value', 'forget', 0.5), factor('value', 'c', 2, 1)), term(factor('value', 'cell', -0.25))),
    made(0, 'none', term(factor('rest', 'forget', 0), factor('tanh', 'c', 0.635))),
  ],
};
const moment = { layer, cell, step: 2 };

it('makes a flow of each value that something flows into, with the gates on the way', () => {
  const flows = cellFlows(moment);
  expect(
    flows.map(({ name, streams }) => [name, ...streams.map(({ source, gates }) => [source, ...gates.map(gate => gate.name)].join('|'))]),
  ).toEqual([
    ['cell', 'from input'],
    ['c', 'c before|forget', 'cell'],
    ['h', 'tanh c|(1 − forget)'],
  ]);
  expect(flows.map(({ streams }) => streams.map(({ isOld }) => isOld))).toEqual([[false], [true, false], [false]]);
  expect(cellLines(moment)).toEqual([
    'forget 0.5 = σ(from input (-1) + from h 1), keeps half',
    'cell -0.25 = tanh(from input (-0.255))',
    'c 0.75 = forget 0.5 × c before 2 + cell (-0.25)',
    'h 0 = (1 − forget) 0 × tanh c 0.635',
  ]);
  // Before the first step stands what the layer was given.
  const first = {
    ...cell,
    values: [cell.values[0]!, cell.values[1]!, made(1, 'none', term(factor('start', 'c', 1, -1))), cell.values[3]!],
  };
  expect(cellFlows({ ...moment, cell: first })[1]?.streams[0]?.source).toBe('c before');
});

it('draws lines as thick as gates are open, dashed where they are shut, within its width and with numbers only', () => {
  const [, memory, shown] = cellFlows(moment);
  const flows = (flow: typeof memory) =>
    drawFlow(flow!).shapes.filter(({ tag, attributes }) => tag === 'path' && String(attributes['class']).startsWith('flow'));
  expect(flows(memory).map(({ attributes }) => attributes['stroke-width'])).toEqual([11.5, 6.5, 4, 4, 4]);
  expect(flows(shown).map(({ attributes }) => [attributes['stroke-width'], String(attributes['class']).includes('dry')])).toEqual([
    [11.5, false],
    [1, true],
    [1, true],
  ]);
  const bad = { ...memory!, streams: memory!.streams.map(stream => ({ ...stream, gates: [{ name: 'forget', open: NaN }] })) };
  for (const flow of [...cellFlows(moment), bad]) {
    const { shapes, height } = drawFlow(flow);
    const numbers = JSON.stringify(shapes)
      .match(/-?\d+(?:\.\d+)?(?= |L|"|,)/gu)!
      .map(Number);
    expect(numbers.every(number => Number.isFinite(number) && number <= Math.max(flowWidth, height))).toBe(true);
    expect(JSON.stringify(shapes)).not.toContain('"stroke-width":null');
  }
});

it('finds a gate that is named beside the code, and the part of it that adds most', () => {
  const layers = [{ ...layer, id: 3, pass: null }, layer];
  expect(findGate(layers, { layer: 4, gate: 'forget' })).toEqual({ layer: 1, place: 0, value: 0 });
  expect(findGate(layers, { layer: 4, gate: 'forget_l0_reverse' })).toEqual({ layer: 1, place: 1, value: 0 });
  for (const [id, gate] of [
    [3, 'forget'],
    [9, 'forget'],
    [4, 'input'],
  ] as const)
    expect(findGate(layers, { layer: id, gate })).toBeNull();
  const values = [new Float32Array([0.1, 0.2, 0.9, 0.9, 0.6, 0.4, 0.3, 0.2, 0.2])];
  const means = [new Float32Array([0.4, 0.63, 0.23])];
  const sequence = { kind: 'sequence', from: 0, to: 3, every: 1, features: 0, input: new Float32Array(), values, means } as const;
  expect(largestPart(sequence, 0, null)).toEqual({ value: 0, unit: 1, column: 0 });
  expect(largestPart(sequence, 0, 2)).toEqual({ value: 0, unit: 0, column: 2 });
  expect(partText(layer, 1, 0, null)).toBe(
    'What stands beside the code is a mean of 3 units, 4 steps and 5 sequences. This is the unit that adds most to it in sequence 1: unit 1, at the step where it is largest.',
  );
  expect(partText(layer, 0, 2, 1)).toBe(
    'What stands beside the code is a mean of 3 units and 5 sequences at step 2. This is the unit that adds most to it in sequence 3: unit 0.',
  );
});

it('says how the answer moves with a number, and what is made of it', () => {
  const moves = { kind: 'moves', slope: 2, answer: 5, subject: 'number' } as const;
  expect(movesText(moves)).toBe(
    'The number that the model says is 5 for this sequence. Were this number 0.01 more, that would be about 0.02 more (slope 2), with all that follows from it.',
  );
  expect(movesText({ ...moves, slope: -0.5 })).toContain('about 0.005 less (slope -0.5)');
  expect(movesText({ ...moves, slope: 0 })).toContain('It does not move with this number.');
  expect(movesText({ ...moves, slope: NaN })).toContain('is not a number');
  const effect = { kind: 'effect', number: 0.5, now: [], next: [], others: { count: 0, sum: 0 } } as const;
  expect(effectText(layer, 'h, unit 1, step 4', effect)).toBe('h, unit 1, step 4 is 0.5. Nothing more is made of it in this layer.');
  const use = { value: 2, unit: 1, step: 2, ...term(factor('value', 'forget', 0.5), factor('value', 'c', 2, 1)) };
  expect(effectText(layer, 'forget, unit 1, step 3', { ...effect, now: [use] })).toBe(
    'forget, unit 1, step 3 is 0.5. Most in c, unit 1, step 3: 1 = forget of unit 1 at step 3, 0.5 × c of unit 1 at step 2, 2.',
  );
});
