import { gateOf } from './cellRuns.ts';
import { at, axes, curve } from '../drawing/chart.ts';
import { flow, valve, valveHalf } from '../../ui/drawing/drawCell.ts';
import { factor } from '../drawing/factor.ts';
import type { FigureSpec, Values } from '../controls/figureSpec.ts';
import { withDigits } from '../../ui/drawing/withDigits.ts';
import { circle, label, line, type Picture } from '../../ui/drawing/shape.ts';

type Id = 'x' | 'h' | 'w' | 'u' | 'b' | 'value';

const signed = (value: number): string => withDigits(value, 1);

/** What the gate makes of its inputs, and of what flows through it. */
export function gateNumbers({ x, h, w, u, b, value }: Values<Id>): {
  readonly score: number;
  readonly gate: number;
  readonly passed: number;
} {
  const score = w * x + u * h + b;
  const gate = gateOf(score);
  return { score, gate, passed: gate * value };
}

/** A gate as a valve: a score goes through a sigmoid, and what comes out says how much of a value passes. */
export const gateValve: FigureSpec<Id> = {
  title: 'A gate as a valve',
  ofModel: 'xray',
  groups: [
    {
      controls: [
        { kind: 'range', id: 'b', label: 'bias b (moves the score)', initial: 1, min: -6, max: 6, step: 0.1, text: signed },
        {
          kind: 'range',
          id: 'value',
          label: 'value that arrives',
          initial: 0.8,
          min: -1,
          max: 1,
          step: 0.05,
          text: value => withDigits(value, 2),
        },
      ],
    },
    {
      label: 'Where the score comes from',
      isFolded: true,
      controls: [
        { kind: 'range', id: 'x', label: 'input xₜ', initial: 0, min: -2, max: 2, step: 0.1, text: signed },
        { kind: 'range', id: 'w', label: 'weight w of the input', initial: 1, min: -3, max: 3, step: 0.1, text: signed },
        { kind: 'range', id: 'h', label: 'state hₜ₋₁', initial: 0, min: -1, max: 1, step: 0.1, text: signed },
        { kind: 'range', id: 'u', label: 'weight u of the state', initial: 1, min: -3, max: 3, step: 0.1, text: signed },
      ],
    },
  ],
  draw,
  words(values) {
    const { score, gate, passed } = gateNumbers(values);
    return `The score is ${withDigits(score, 2)}, so the gate is ${withDigits(gate, 4)}. Of ${withDigits(values.value, 2)}, ${withDigits(passed, 4)} gets through. A memory that passes such a gate ten times in a row keeps ${shareLeft(gate ** 10)} of what it held.`;
  },
  equations(values) {
    const { score, gate, passed } = gateNumbers(values);
    const { x, h, w, u, b, value } = values;
    return [
      `score = w·xₜ + u·hₜ₋₁ + b = ${factor(signed(w))}·${factor(signed(x))} + ${factor(signed(u))}·${factor(signed(h))} + ${factor(signed(b))} = ${withDigits(score, 2)}`,
      `gate = σ(score) = 1 / (1 + e^−score) = ${withDigits(gate, 4)}`,
      `passed = gate · value = ${withDigits(gate, 4)} · ${factor(withDigits(value, 2))} = ${withDigits(passed, 4)}`,
    ];
  },
};

function shareLeft(share: number): string {
  return share < 0.0001 ? 'less than 0.01 %' : `${Number((100 * share).toPrecision(2)).toString()} %`;
}

function draw(values: Values<Id>, width: number): Picture {
  const { score, gate, passed } = gateNumbers(values);
  const isNarrow = width < 520;
  const chartWidth = isNarrow ? width : Math.floor(width * 0.5);
  const x = { from: -8, to: 8, start: 34, end: chartWidth - 12, ticks: [-8, -4, 0, 4, 8], name: 'score' };
  const y = { from: 0, to: 1, start: 168, end: 28, ticks: [0, 0.5, 1], name: 'gate = σ(score)' };
  const points = Array.from({ length: 65 }, (_, i) => i / 4 - 8).map(px => [px, gateOf(px)] as const);
  const pointX = at(x, Math.max(-8, Math.min(8, score)));
  const pointY = at(y, gate);
  const [left, right, middle] = isNarrow ? [8, width - 8, 262] : [chartWidth + 24, width - 8, 100];
  const valveX = (left + right) / 2;
  return {
    height: isNarrow ? 320 : 208,
    shapes: [
      ...axes(x, y),
      curve(x, y, points, 'gate'),
      line(pointX, y.start, pointX, pointY, 'guide'),
      line(x.start, pointY, pointX, pointY, 'guide'),
      circle(pointX, pointY, 5, 'point'),
      flow([[left, middle], [valveX - valveHalf, middle]], values.value, 'old'), // prettier-ignore
      flow([[valveX + valveHalf, middle], [right, middle]], passed, 'result'), // prettier-ignore
      label(left, middle - 22, 'arrives', { look: 'strong' }),
      label(left, middle + 30, withDigits(values.value, 2), { look: 'number' }),
      label(right, middle - 22, 'gets through', { anchor: 'end', look: 'strong' }),
      label(right, middle + 30, withDigits(passed, 4), { anchor: 'end', look: 'number' }),
      valve(valveX, middle, gate, 'gate', 'b', 'below'),
    ],
  };
}
