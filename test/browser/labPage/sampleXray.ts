import type { FlashRequest, KnowsRequest } from '../../../src/core/run/xrayCurves.ts';
import type { ReasonRequest } from '../../../src/core/run/xray.ts';
import type { XrayAnswer, XrayLayer, XrayRequest } from '../../../src/core/run/xray.ts';

/** Two modules, the first of which was never called; the second has read three sequences of twelve steps. */
export const xrayLayers: readonly XrayLayer[] = [
  { id: 0, text: 'RNN(2, 3)', line: 4, places: ['l0'], values: [], pass: null },
  {
    id: 1,
    text: 'GRU(2, 4, batchFirst=true)',
    line: 7,
    places: ['l0', 'l0_reverse'],
    values: [
      { name: 'reset', meaning: 'resets', canHold: true },
      { name: 'update', meaning: 'keeps', canHold: true },
      { name: 'candidate', meaning: null, canHold: true },
      { name: 'h', meaning: null, canHold: true },
    ],
    pass: {
      sequences: 3,
      steps: 12,
      hidden: 4,
      answers: { right: new Float32Array([1, 0, 1]), given: new Float32Array([1, 1, 1]) },
    },
    kept: { steps: [1, 3, 5], every: 2, made: 6 },
  },
];

/** A number for each value, unit and step, other ones for another sequence or place. */
export function sampleNumber(value: number, unit: number, step: number, sequence: number): number {
  const wave = Math.sin(1 + value + 2 * unit + 0.5 * step + 3 * sequence);
  return value < 2 ? 0.5 + wave / 2 : wave;
}

/** Five steps an answer: nothing is known up to the fifth step, nine tenths from the eighth on; the other way backward. */
function sampleKnown({ place, from }: KnowsRequest): XrayAnswer {
  const steps = Array.from({ length: 12 }, (_, step) => (place === 0 ? step : 11 - step));
  const score = (walked: number): number => Math.min(0.9, Math.max(0.55, 0.55 + (walked - 4) * 0.1));
  const scores = Float32Array.from({ length: Math.min(5, 12 - from) }, (_, at) => score(from + at));
  return { kind: 'known', steps, from, states: [{ name: 'h', scores }], isShare: true, baseline: 0.55, sequences: 100 };
}

/** A tenth of the step after it at each step; a fifth with a bias, and half before training. */
function sampleFlash({ bias, isBefore }: FlashRequest): XrayAnswer {
  const steps = Array.from({ length: 12 }, (_, step) => step);
  const left = isBefore ? 0.5 : bias > 0 ? 0.2 : 0.1;
  const values = ['input', 'h'].map((name, index) => ({
    name,
    norms: Float32Array.from(steps, step => (1 + index) * left ** (11 - step)),
  }));
  return { kind: 'flash', steps, values, subject: 'lead', hasDial: true, hasBefore: true, sequences: 100 };
}

/** One product of a weight and the state before, and a bias; none of unit 3. */
function sampleReason({ unit, step }: ReasonRequest): XrayAnswer {
  if (unit === 3) return { kind: 'refused', reason: 'noReason' };
  const weight = { kind: 'weight', name: 'reset', index: 1, step: -1, number: -2 } as const;
  const state = { kind: 'value', name: 'h', index: 1, step: step - 1, number: 0.5 } as const;
  const bias = { kind: 'bias', name: 'reset of the input', index: unit, step: -1, number: 0.25 } as const;
  const terms = [
    { product: -1, factors: [weight, step > 0 ? state : ({ ...state, kind: 'start', step: -1 } as const)] },
    { product: 0.25, factors: [bias] },
  ];
  return { kind: 'reason', number: 1 / (1 + Math.exp(0.75)), squash: 'sigmoid', sum: -0.75, terms, others: { count: 0, sum: 0 } };
}

export function sampleXray(request: XrayRequest): XrayAnswer {
  if (request.kind === 'layers') return { kind: 'layers', layers: xrayLayers, leftOut: 0 };
  if (request.kind === 'answers') {
    const { hands, asOf } = request.hold;
    // Before any training the model says 0 of all.
    const said = asOf === 1 ? 0 : 1;
    // Who holds unit 2 takes the answer of the last sequence along, whoever holds unit 0 those of all.
    const isHeld = (unit: number): boolean => hands.some(each => each.unit === unit);
    const after = [said, said, said].map((was, at) => (isHeld(0) || (isHeld(2) && at === 2) ? 1 - was : was));
    return { kind: 'answers', before: new Float32Array([said, said, said]), after: new Float32Array(after) };
  }
  if (request.kind === 'knows') return sampleKnown(request);
  if (request.kind === 'flash') return sampleFlash(request);
  if (request.kind === 'reason') return sampleReason(request);
  const { from, to, place, hold } = request;
  // With other weights all numbers are other ones.
  const sequence = (request.sequence === null ? 7 : request.sequence + 10 * place) + 0.05 * (hold?.asOf ?? 0);
  const steps = Array.from({ length: to - from }, (_, step) => from + step);
  const fill = (rows: number, number: (row: number, step: number) => number): Float32Array =>
    Float32Array.from(Array.from({ length: rows }, (_, row) => steps.map(step => number(row, step))).flat());
  const heldAt = (value: number, unit: number, step: number): number | undefined =>
    hold?.hands.find(hand => hand.value === value && hand.unit === unit && hand.from <= step && step < hand.to)?.number;
  const values = [0, 1, 2, 3].map(value => fill(4, (unit, step) => heldAt(value, unit, step) ?? sampleNumber(value, unit, step, sequence)));
  const means = values.map(numbers =>
    Float32Array.from([0, 1, 2, 3], unit => {
      const row = numbers.subarray(unit * steps.length, (unit + 1) * steps.length);
      return row.reduce((sum, number) => sum + number, 0) / steps.length;
    }),
  );
  return {
    kind: 'sequence',
    from,
    to,
    every: 1,
    features: 2,
    input: fill(2, (row, step) => (row === 0 ? 1 : Number(step === 3))),
    values,
    means,
  };
}

/** The same, as of a pass with so many steps that two of them are one column. */
export function coarseXray(request: XrayRequest): XrayAnswer {
  if (request.kind !== 'sequence') return sampleXray(request);
  const { from, to } = request;
  return { ...sampleXray({ ...request, to: from + Math.ceil((to - from) / 2) }), to, every: 2 } as XrayAnswer;
}
