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
      { name: 'reset', meaning: 'resets' },
      { name: 'update', meaning: 'keeps' },
      { name: 'candidate', meaning: null },
      { name: 'h', meaning: null },
    ],
    pass: {
      sequences: 3,
      steps: 12,
      hidden: 4,
      answers: { right: new Float32Array([1, 0, 1]), given: new Float32Array([1, 1, 1]) },
    },
  },
];

/** A number for each value, unit and step, other ones for another sequence or place. */
export function sampleNumber(value: number, unit: number, step: number, sequence: number): number {
  const wave = Math.sin(1 + value + 2 * unit + 0.5 * step + 3 * sequence);
  return value < 2 ? 0.5 + wave / 2 : wave;
}

export function sampleXray(request: XrayRequest): XrayAnswer {
  if (request.kind === 'layers') return { kind: 'layers', layers: xrayLayers, leftOut: 0 };
  const { from, to, place } = request;
  const sequence = request.sequence === null ? 7 : request.sequence + 10 * place;
  const steps = Array.from({ length: to - from }, (_, step) => from + step);
  const fill = (rows: number, number: (row: number, step: number) => number): Float32Array =>
    Float32Array.from(Array.from({ length: rows }, (_, row) => steps.map(step => number(row, step))).flat());
  const values = [0, 1, 2, 3].map(value => fill(4, (unit, step) => sampleNumber(value, unit, step, sequence)));
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
