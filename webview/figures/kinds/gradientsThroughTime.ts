import { axes, curve, legend } from '../drawing/chart.ts';
import type { FigureSpec, Values } from '../controls/figureSpec.ts';
import { inputGradients, type GradientCell } from './inputGradients.ts';
import type { Picture, Shape } from '../../ui/drawing/shape.ts';

type Id = 'steps' | 'keepBias' | 'seed';

const kinds: readonly { readonly kind: GradientCell; readonly look: string }[] = [
  { kind: 'RNN', look: 'old dashed' },
  { kind: 'LSTM', look: 'gate' },
  { kind: 'GRU', look: 'new dotted' },
];

/** Smaller gradients are drawn at the bottom. */
const smallest = -24;

/**
 * Thousandths of one another, down to what holds the lowest line; at least a few, so that the picture does not leap.
 */
function exponentsFor(lines: readonly { readonly norms: readonly number[] }[]): readonly number[] {
  const least = Math.min(...lines.flatMap(({ norms }) => norms).map(exponentOf));
  const steps = Math.min(-smallest / 3, Math.max(3, Math.ceil(-least / 3)));
  return Array.from({ length: steps + 1 }, (_, i) => -3 * (steps - i));
}

function exponentOf(norm: number): number {
  return norm > 0 ? Math.max(smallest, Math.log10(norm)) : smallest;
}

export function gradientLines({
  steps,
  keepBias,
  seed,
}: Values<Id>): readonly { readonly kind: GradientCell; readonly norms: readonly number[] }[] {
  const norms = inputGradients({ steps, keepBias, seed });
  return kinds.map(({ kind }) => ({ kind, norms: norms[kind] }));
}

/**
 * How much of the gradient of the last state reaches each earlier input, in three cells that have learned nothing yet.
 */
export const gradientsThroughTime: FigureSpec<Id> = {
  title: 'Gradients through time',
  ofModel: 'xray',
  groups: [
    {
      controls: [
        {
          kind: 'range',
          id: 'keepBias',
          label: 'added to the bias of forget gate (LSTM) and update gate (GRU)',
          initial: 0,
          min: -1,
          max: 5,
          step: 0.5,
          text: value => value.toFixed(1),
        },
        { kind: 'range', id: 'steps', label: 'length of the sequence', initial: 30, min: 5, max: 60, step: 5 },
        { kind: 'range', id: 'seed', label: 'seed of weights and inputs', initial: 42, min: 0, max: 50, step: 1 },
      ],
    },
  ],
  presets: [
    { label: 'Gates biased open (+3)', values: { keepBias: 3 } },
    { label: 'Sixty steps', values: { steps: 60 } },
  ],
  draw,
  words(values) {
    const shares = gradientLines(values).map(({ kind, norms }) => `${kind} ${power((norms[0] ?? 0) / (norms.at(-1) ?? 1))}`);
    return `Of the gradient at the last of ${String(values.steps)} inputs, this share is left at the first: ${shares.join(', ')}. Nothing has been trained: these are the weights a new module starts with, with ${values.keepBias.toFixed(1)} added to the bias of the gates that keep.`;
  },
  table(values) {
    const lines = gradientLines(values);
    return {
      head: ['step', ...lines.map(({ kind }) => kind)],
      rows: Array.from({ length: values.steps }, (_, i) => [String(i + 1), ...lines.map(({ norms }) => power(norms[i] ?? 0))]),
    };
  },
};

/** Small ones as people write them: 3.0 × 10⁻⁷. */
function power(value: number): string {
  if (value >= 0.01 || value === 0) return value.toFixed(3);
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  return `${digits}\u00a0×\u00a0${tenTo(Number(exponent))}`;
}

function tenTo(exponent: number): string {
  return `10${Array.from(String(exponent), sign => raised[sign] ?? '').join('')}`;
}

const raised: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

function draw(values: Values<Id>, width: number): Picture {
  const { steps } = values;
  const ticks = [1, ...[10, 20, 30, 40, 50].filter(tick => tick < steps), steps];
  const x = { from: 1, to: steps, start: 44, end: width - 12, ticks, name: 'input at step' };
  const lines = gradientLines(values);
  const exponents = exponentsFor(lines);
  const y = {
    from: exponents[0] ?? smallest,
    to: 1,
    start: 220,
    end: 30,
    ticks: exponents,
    name: 'gradient of the last state that reaches it (each line is 1,000 times less)',
    text: (exponent: number) => (exponent === 0 ? '1' : tenTo(exponent)),
  };
  const shapes: Shape[] = axes(x, width < 520 ? { ...y, name: 'gradient that reaches it' } : y);
  for (const [i, { norms }] of lines.entries())
    shapes.push(curve(x, y, norms.map((norm, time) => [time + 1, exponentOf(norm)] as const), kinds[i]?.look ?? '')); // prettier-ignore
  const keys = legend(x.start, x.end - 90, 252, kinds.map(({ kind, look }) => ({ look, name: kind }))); // prettier-ignore
  return { height: 260 + keys.below, shapes: [...shapes, ...keys.shapes] };
}
