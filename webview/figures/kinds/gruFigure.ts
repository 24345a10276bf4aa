import { gruNumbers, type GRUNumbers } from './cellRuns.ts';
import { flow, knot, reading, valve, valveHalf } from '../../ui/drawing/drawCell.ts';
import { factor } from '../drawing/factor.ts';
import type { FigureSpec, Values } from '../controls/figureSpec.ts';
import { withDigits } from '../../ui/drawing/withDigits.ts';
import { label, type Picture } from '../../ui/drawing/shape.ts';

type Id = 'convention' | 'update' | 'reset' | 'x' | 'hBefore';

const signed = (value: number): string => withDigits(value, 1);

/** Which share of the new state the update gate z counts. */
const conventions = { new: 0, old: 1 } as const;

interface GRUValues extends GRUNumbers {
  /** The update gate as the chosen convention writes it. */
  readonly z: number;
}

/** With z as the share of the new, the kernel's keep gate is 1 − z = σ(−score). */
export function gruValues(values: Values<Id>): GRUValues {
  const keep = values.convention === conventions.old ? values.update : -values.update;
  const cell = gruNumbers({ reset: values.reset, keep, x: values.x }, values.hBefore);
  return { ...cell, z: values.convention === conventions.old ? cell.keep : 1 - cell.keep };
}

/** The same scores read the other way round. */
function otherWay(values: Values<Id>): Values<Id> {
  return { ...values, convention: 1 - values.convention };
}

/** One GRU step with gates to drag, in either convention. It starts with numbers of its own, as the LSTM does. */
export const gruFigure: FigureSpec<Id> = {
  title: 'Inside a GRU cell',
  ofModel: 'xray',
  groups: [
    {
      controls: [
        {
          kind: 'choice',
          id: 'convention',
          label: 'The update gate z is',
          initial: conventions.new,
          options: ['the share of the new (Lab 2)', 'the share of the old (nn.GRU)'],
        },
      ],
    },
    {
      label: 'Scores of the gates',
      controls: [
        { kind: 'range', id: 'update', label: 'update', initial: -0.5, min: -6, max: 6, step: 0.1, text: signed },
        { kind: 'range', id: 'reset', label: 'reset', initial: 1, min: -6, max: 6, step: 0.1, text: signed },
      ],
    },
    {
      label: 'What it works on',
      controls: [
        { kind: 'range', id: 'x', label: 'input xₜ', initial: 0.5, min: -2, max: 2, step: 0.1, text: signed },
        { kind: 'range', id: 'hBefore', label: 'state hₜ₋₁', initial: -0.4, min: -1, max: 1, step: 0.1, text: signed },
      ],
    },
  ],
  presets: [
    { label: 'Keep the old state', values: { convention: conventions.new, update: -6 } },
    { label: 'nn.GRU with the score’s sign turned', values: { convention: conventions.old, update: 0.5 } },
  ],
  draw,
  words(values) {
    const cell = gruValues(values);
    const other = gruValues(otherWay(values));
    const meaning = values.convention === conventions.old ? 'the share of the old state' : 'the share of the candidate';
    return `Here z = ${withDigits(cell.z, 4)} is ${meaning}: ${withDigits(cell.keep * values.hBefore, 4)} of the old state stays and ${withDigits((1 - cell.keep) * cell.candidate, 4)} comes from the candidate, so the new state is ${withDigits(cell.h, 4)}. The reset gate lets the candidate see ${withDigits(cell.reset * values.hBefore, 4)} of the old state. Read the other way round, the same scores would give ${withDigits(other.h, 4)}.`;
  },
  equations(values) {
    const cell = gruValues(values);
    const n = (value: number): string => withDigits(value, 4);
    const isOld = values.convention === conventions.old;
    const sum = isOld ? 'z·hₜ₋₁ + (1 − z)·candidate' : '(1 − z)·hₜ₋₁ + z·candidate';
    return [
      `z = σ(${signed(values.update)}) = ${n(cell.z)}    r = σ(${signed(values.reset)}) = ${n(cell.reset)}`,
      `candidate = tanh(xₜ + r·hₜ₋₁) = tanh(${signed(values.x)} + ${n(cell.reset)}·${factor(signed(values.hBefore))}) = ${n(cell.candidate)}`,
      `hₜ = ${sum} = ${n(cell.keep)}·${factor(signed(values.hBefore))} + ${n(1 - cell.keep)}·${factor(n(cell.candidate))} = ${n(cell.h)}`,
    ];
  },
};

function draw(values: Values<Id>, width: number): Picture {
  const cell = gruValues(values);
  const edge = 62;
  const [top, middle, bottom] = [52, 140, 226];
  const inner = width - 2 * edge;
  const [forkX, keepX, plusX] = [edge + inner * 0.06, edge + inner * 0.42, edge + inner * 0.78];
  const resetX = edge + inner * 0.2;
  const isOld = values.convention === conventions.old;
  const take = 1 - cell.keep;
  return {
    height: 268,
    shapes: [
      flow([[edge, top], [keepX - valveHalf, top]], values.hBefore, 'old'), // prettier-ignore
      flow([[keepX + valveHalf, top], [plusX - 11, top]], cell.keep * values.hBefore, 'old'), // prettier-ignore
      flow([[plusX + 11, top], [width - edge, top]], cell.h, 'result'), // prettier-ignore
      flow([[forkX, top], [forkX, middle], [resetX - valveHalf, middle]], values.hBefore, 'old'), // prettier-ignore
      flow([[resetX, middle + valveHalf], [resetX, bottom], [plusX - 20, bottom]], cell.reset * values.hBefore, 'old'), // prettier-ignore
      flow([[edge, bottom + 22], [plusX - 40, bottom + 22], [plusX - 20, bottom + 4]], values.x, 'new'), // prettier-ignore
      flow([[plusX, bottom - 11], [plusX, middle + valveHalf]], cell.candidate, 'new'), // prettier-ignore
      flow([[plusX, middle - valveHalf], [plusX, top + 11]], take * cell.candidate, 'new'), // prettier-ignore
      reading(4, top, 'hₜ₋₁', values.hBefore, 'start'),
      reading(width - 4, top, 'hₜ', cell.h, 'end'),
      reading(4, bottom + 22, 'xₜ', values.x, 'start'),
      knot(plusX, top, '+'),
      knot(plusX, bottom, 'tanh'),
      label(plusX + 26, bottom - 1, 'candidate', { look: 'strong' }),
      label(plusX + 26, bottom + 14, withDigits(cell.candidate, 4), { look: 'number' }),
      valve(keepX, top, cell.keep, isOld ? 'z' : '1 − z', 'update', 'below'),
      valve(resetX, middle, cell.reset, 'r', 'reset', 'right'),
      valve(plusX, middle, take, isOld ? '1 − z' : 'z', 'update', 'right'),
    ],
  };
}
