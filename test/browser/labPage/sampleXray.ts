import type { FlashRequest, KnowsRequest } from '../../../src/core/run/xrayCurves.ts';
import type { CellRequest, EffectRequest, ReasonRequest, XrayAnswer, XrayLayer, XrayRequest } from '../../../src/core/run/xray.ts';

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

/** The numbers of the picture, made as a GRU makes them of what flows in; of unit 3 nothing is told. */
function sampleCell({ unit, step, sequence, place }: CellRequest): XrayAnswer {
  const number = (value: number): number => sampleNumber(value, unit, step, sequence + 10 * place);
  const [reset, update, candidate, h] = [0, 1, 2, 3].map(number) as [number, number, number, number];
  const from = (kind: 'fromInput' | 'fromState', name: string, product: number) => ({
    product,
    factors: [{ kind, name, index: unit, step, number: product }],
  });
  const made = (
    of: number,
    squash: 'sigmoid' | 'tanh' | 'none',
    terms: Extract<XrayAnswer, { kind: 'reason' }>['terms'],
    gateFirst: number | null = null,
  ) => ({
    number: of,
    gateFirst,
    reason:
      unit === 3
        ? null
        : ({
            kind: 'reason',
            number: of,
            squash,
            sum: terms.reduce((sum, { product }) => sum + product, 0),
            terms,
            others: { count: 0, sum: 0 },
          } as const),
  });
  const value = (name: string, kind: 'value' | 'rest', of: number) => ({ kind, name, index: unit, step, number: of }) as const;
  const score = { kind: 'fromState', name: 'candidate', index: unit, step, number: 0.5 } as const;
  const before = { kind: step > 0 ? 'value' : 'start', name: 'h', index: unit, step: step > 0 ? step - 1 : -1, number: 0.75 } as const;
  return {
    kind: 'cell',
    values: [
      made(reset, 'sigmoid', [from('fromInput', 'reset', 0.5), from('fromState', 'reset', -0.25)]),
      made(update, 'sigmoid', [from('fromInput', 'update', 1), from('fromState', 'update', 0.25)]),
      made(
        candidate,
        'tanh',
        [from('fromInput', 'candidate', 0.25), { product: 0.5 * reset, factors: [score, value('reset', 'value', reset)] }],
        unit === 3 ? null : -0.5,
      ),
      made(h, 'none', [
        { product: (1 - update) * candidate, factors: [value('update', 'rest', 1 - update), value('candidate', 'value', candidate)] },
        { product: update * 0.75, factors: [value('update', 'value', update), before] },
      ]),
    ],
  };
}

/** It goes into h of its step, and, if it is h, into two gates of the next. */
function sampleEffect({ value, unit, step }: EffectRequest): XrayAnswer {
  const at = (name: string, of: number, number: number) => ({ kind: 'value', name, index: of, step, number }) as const;
  const weight = (name: string, number: number) => ({ kind: 'weight', name, index: unit, step: -1, number }) as const;
  const own = { value: 3, unit, step, product: 0.125, factors: [at('update', unit, 0.5), at('candidate', unit, 0.25)] };
  const next = [
    { value: 1, unit: 2, step: step + 1, product: -1, factors: [weight('update', -2), at('h', unit, 0.5)] },
    { value: 0, unit: 1, step: step + 1, product: 0.25, factors: [weight('reset', 0.5), at('h', unit, 0.5)] },
  ];
  return {
    kind: 'effect',
    number: 0.5,
    now: value === 3 ? [] : [own],
    next: value === 3 ? next : [],
    others: { count: value === 3 ? 5 : 0, sum: 0.5 },
  };
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
  if (request.kind === 'cell') return sampleCell(request);
  if (request.kind === 'effect') return sampleEffect(request);
  if (request.kind === 'moves') return { kind: 'moves', slope: request.value === 0 ? 0 : -0.25, answer: 1.5, subject: 'lead' };
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
