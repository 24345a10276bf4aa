import { describe, expect, it } from 'vitest';
import { checkXray } from '../../../src/core/checked/checkXray.ts';
import { xrayLimits, type XrayAnswer } from '../../../src/core/run/xray.ts';
import { readoutLimits } from '../../../src/core/run/xrayCurves.ts';
import { sampleXray, xrayLayers } from '../../browser/labPage/sampleXray.ts';

const sequence = sampleXray({ kind: 'sequence', layer: 1, place: 0, sequence: 0, from: 2, to: 9, hold: null });
const answers: XrayAnswer = { kind: 'answers', before: new Float32Array([1, 0]), after: new Float32Array([1, 1]) };
const known = sampleXray({ kind: 'knows', layer: 1, place: 0, from: 5 });
const flash = sampleXray({ kind: 'flash', layer: 1, place: 0, bias: 0, isBefore: false });
const cell = sampleXray({ kind: 'cell', layer: 1, place: 0, sequence: 0, step: 2, unit: 0, hold: null });
const layers: XrayAnswer = { kind: 'layers', layers: xrayLayers, leftOut: 3 };

describe('an answer to the X-ray', () => {
  it.each([
    ['layers', layers] as const,
    ['sequence', sequence] as const,
    ['answers', answers] as const,
    ['known', known] as const,
    ['flash', flash] as const,
    ['cell', cell] as const,
    ['refused', { kind: 'refused', reason: 'gone' }] as const,
  ])('of kind %s comes through as a copy', (_kind, answer) => {
    const checked = checkXray(structuredClone(answer));
    expect(checked).toEqual(answer);
    expect(checkXray(checked)).toEqual(answer);
  });

  it.each([
    ['more values than means', { ...sequence, means: [] }],
    ['numbers that fill no whole column', { ...sequence, to: 10 }],
    ['no steps', { ...sequence, to: 2 }],
    ['columns of no steps', { ...sequence, every: 0 }],
    ['plain lists for numbers', { ...sequence, input: [1, 2, 3] }],
    ['an input of other steps', { ...sequence, input: new Float32Array(5) }],
    ['too many modules', { ...layers, layers: Array.from({ length: xrayLimits.layers + 1 }, () => xrayLayers[0]) }],
    ['answers of other sequences', { ...layers, layers: [{ ...xrayLayers[1], pass: { ...xrayLayers[1]?.pass, sequences: 4 } }] }],
    ['a meaning that no gate has', { ...layers, layers: [{ ...xrayLayers[1], values: [{ name: 'x', meaning: 'eats' }] }] }],
    ['steps of a training that do not grow', { ...layers, layers: [{ ...xrayLayers[1], kept: { steps: [1, 3, 3], every: 1, made: 3 } }] }],
    ['steps of a training that are none', { ...layers, layers: [{ ...xrayLayers[1], kept: { steps: [0.5], every: 1, made: 3 } }] }],
    ['a training without its distance', { ...layers, layers: [{ ...xrayLayers[1], kept: { steps: [1], every: 0, made: 3 } }] }],
    [
      'more steps of a training than may be told',
      {
        ...layers,
        layers: [{ ...xrayLayers[1], kept: { steps: Array.from({ length: xrayLimits.kept + 1 }, (_, at) => at + 1), every: 1, made: 3 } }],
      },
    ],
    ['a line that is none', { ...layers, layers: [{ ...xrayLayers[1], line: -1 }] }],
    ['scores of more steps than there are', { ...known, from: 8 }],
    ['a state without scores', { ...known, states: [{ name: 'h', scores: new Float32Array() }] }],
    [
      'states of other lengths',
      { ...known, states: [...(known.kind === 'known' ? known.states : []), { name: 'c', scores: new Float32Array(2) }] },
    ],
    ['more steps than may be told', { ...known, steps: Array.from({ length: readoutLimits.steps + 1 }, (_, step) => step) }],
    ['a share that is no number', { ...known, baseline: NaN }],
    ['gradients of other steps', { ...flash, steps: [0, 1] }],
    ['gradients of no step', { ...flash, steps: [], values: [] }],
    ['a subject that is none', { ...flash, subject: 'moon' }],
    ['a value with the gate first that is no number', { kind: 'cell', values: [{ number: 1, reason: null, gateFirst: 'moon' }] }],
    ['a value without it', { kind: 'cell', values: [{ number: 1, reason: null }] }],
    ['a reason that is none', { kind: 'refused', reason: 'moon' }],
    ['a kind that is none', { kind: 'sequences' }],
    ['nothing', null],
  ])('with %s is refused', (_what, sent) => {
    expect(checkXray(sent)).toBe(null);
  });

  it('has texts of bounded length', () => {
    const checked = checkXray({ ...layers, layers: [{ ...xrayLayers[1], text: 'x'.repeat(10_000), places: ['y'.repeat(500)] }] });
    const [layer] = checked?.kind === 'layers' ? checked.layers : [];
    expect([layer?.text.length, layer?.places[0]?.length]).toEqual([xrayLimits.text, xrayLimits.name]);
  });

  it('never throws, whatever part of it is replaced', () => {
    const odd: readonly unknown[] = [undefined, null, -1, 1.5, NaN, 'text', [], {}, Symbol('s'), () => 1, 2n ** 70n];
    for (const answer of [layers, sequence, known, flash]) {
      for (const key of Object.keys(answer)) for (const value of odd) expect(() => checkXray({ ...answer, [key]: value })).not.toThrow();
    }
  });
});
