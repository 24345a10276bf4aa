import { gruNumbers, type GRUNumbers } from './cellRuns.ts';
import { flow, knot, reading, valve, valveHalf } from '../../ui/drawing/drawCell.ts';
import { factor } from '../drawing/factor.ts';
import type { FigureSpec, Values } from '../controls/figureSpec.ts';
import { withDigits } from '../../ui/drawing/withDigits.ts';
import { label, type Picture } from '../../ui/drawing/shape.ts';

type Id = 'convention' | 'update' | 'reset' | 'x' | 'hBefore' | 'bias';

const signed = (value: number): string => withDigits(value, 1);
const n = (value: number): string => withDigits(value, 4);

/** Which share of the new state the update gate z counts, and whether the reset gate is behind the state's bias. */
const conventions = { lesson: 0, pytorch: 1, tensorflow: 2 } as const;

const isOld = ({ convention }: Values<Id>): boolean => convention !== conventions.lesson;
const isResetAfter = ({ convention }: Values<Id>): boolean => convention === conventions.pytorch;

interface GRUValues extends GRUNumbers {
  /** The update gate as the chosen convention writes it. */
  readonly z: number;
  /** The state as the reset gate meets it, and what comes to it behind the gate. */
  readonly gated: number;
  readonly added: number;
}

/** With z as the share of the new, the kernel's keep gate is 1 − z = σ(−score). */
export function gruValues(values: Values<Id>): GRUValues {
  const { update, reset, x, hBefore, bias } = values;
  const [gated, added] = isResetAfter(values) ? [hBefore + bias, x] : [hBefore, x + bias];
  const cell = gruNumbers({ reset, keep: isOld(values) ? update : -update, x: added, gated }, hBefore);
  return { ...cell, gated, added, z: isOld(values) ? cell.keep : 1 - cell.keep };
}

/** The new state with the same scores, and z as the other share. */
function otherWay(values: Values<Id>): number {
  const { keep, candidate } = gruValues(values);
  return (1 - keep) * values.hBefore + keep * candidate;
}

/** One GRU step with gates to drag, in three conventions. It starts with numbers of its own, as the LSTM does. */
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
          initial: conventions.lesson,
          options: [
            'the share of the new (Lab 2)',
            'the share of the old (nn.GRU)',
            'the share of the old, reset gate first (TensorFlow.js, D2L)',
          ],
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
        { kind: 'range', id: 'bias', label: 'bias b of the state', initial: 0, min: -1, max: 1, step: 0.1, text: signed },
      ],
    },
  ],
  presets: [
    { label: 'Keep the old state', values: { convention: conventions.lesson, update: -6 } },
    { label: 'nn.GRU with the score’s sign turned', values: { convention: conventions.pytorch, update: 0.5 } },
  ],
  draw,
  words(values) {
    const cell = gruValues(values);
    const meaning = isOld(values) ? 'the share of the old state' : 'the share of the candidate';
    return `Here z = ${n(cell.z)} is ${meaning}: ${n(cell.keep * values.hBefore)} of the old state stays and ${n((1 - cell.keep) * cell.candidate)} comes from the candidate, so the new state is ${n(cell.h)}. ${resetWords(values)} Read the other way round, the same scores would give ${n(otherWay(values))}.`;
  },
  equations(values) {
    const cell = gruValues(values);
    const { hBefore, bias } = values;
    const isAfter = isResetAfter(values);
    // Lab 2 has none.
    const hasBias = bias !== 0 || values.convention !== conventions.lesson;
    const reset = n(cell.reset);
    const sum = isOld(values) ? 'z·hₜ₋₁ + (1 − z)·candidate' : { differs: '(1 − z)·hₜ₋₁ + z·candidate' };
    const numbers =
      bias === 0
        ? `${reset}·${factor(signed(hBefore))}`
        : isAfter
          ? `${reset}·(${signed(hBefore)} + ${factor(signed(bias))})`
          : `${reset}·${factor(signed(hBefore))} + ${factor(signed(bias))}`;
    return [
      `z = σ(${signed(values.update)}) = ${n(cell.z)}    r = σ(${signed(values.reset)}) = ${reset}`,
      [
        'candidate = tanh(xₜ + ',
        isAfter ? 'r·(hₜ₋₁ + b)' : { differs: hasBias ? 'r·hₜ₋₁ + b' : 'r·hₜ₋₁' },
        `) = tanh(${signed(values.x)} + ${numbers}) = ${n(cell.candidate)}`,
      ],
      ['hₜ = ', sum, ` = ${n(cell.keep)}·${factor(signed(hBefore))} + ${n(1 - cell.keep)}·${factor(n(cell.candidate))} = ${n(cell.h)}`],
    ];
  },
};

/** What the reset gate lets through, and what its place changes: a unit by itself shows that by the bias alone. */
function resetWords(values: Values<Id>): string {
  const { reset } = gruValues(values);
  const seen = `The reset gate lets the candidate see ${n(reset * values.hBefore)} of the old state`;
  const others = 'In a cell of several units the sums differ, too: U·(r∘h) is not r∘(U·h).';
  if (isResetAfter(values))
    return `${seen} and ${n(reset * values.bias)} of the bias, since PyTorch has it behind the state’s weights. ${others}`;
  const marked = 'PyTorch writes otherwise what is marked.';
  if (values.convention === conventions.lesson) return `${seen}. ${marked}`;
  return `${seen}, before the state’s weights: the bias comes to it whole. ${marked} ${others}`;
}

function draw(values: Values<Id>, width: number): Picture {
  const cell = gruValues(values);
  const edge = 62;
  const [top, middle, bottom] = [52, 140, 226];
  const inner = width - 2 * edge;
  const [forkX, keepX, plusX] = [edge + inner * 0.06, edge + inner * 0.42, edge + inner * 0.78];
  const resetX = edge + inner * 0.2;
  const [shareOfOld, shareOfNew] = isOld(values) ? ['z', '1 − z'] : ['1 − z', 'z'];
  const isBiasGated = values.bias !== 0 && isResetAfter(values);
  const take = 1 - cell.keep;
  return {
    height: 268,
    shapes: [
      flow([[edge, top], [keepX - valveHalf, top]], values.hBefore, 'old'), // prettier-ignore
      flow([[keepX + valveHalf, top], [plusX - 11, top]], cell.keep * values.hBefore, 'old'), // prettier-ignore
      flow([[plusX + 11, top], [width - edge, top]], cell.h, 'result'), // prettier-ignore
      ...(isBiasGated ? [flow([[edge, middle], [forkX, middle]], values.bias, 'new'), reading(4, middle, 'b', values.bias, 'start')] : []), // prettier-ignore
      flow([[forkX, top], [forkX, middle]], values.hBefore, 'old'), // prettier-ignore
      flow([[forkX, middle], [resetX - valveHalf, middle]], cell.gated, 'old'), // prettier-ignore
      flow([[resetX, middle + valveHalf], [resetX, bottom], [plusX - 20, bottom]], cell.reset * cell.gated, 'old'), // prettier-ignore
      flow([[edge, bottom + 22], [plusX - 40, bottom + 22], [plusX - 20, bottom + 4]], cell.added, 'new'), // prettier-ignore
      flow([[plusX, bottom - 11], [plusX, middle + valveHalf]], cell.candidate, 'new'), // prettier-ignore
      flow([[plusX, middle - valveHalf], [plusX, top + 11]], take * cell.candidate, 'new'), // prettier-ignore
      reading(4, top, 'hₜ₋₁', values.hBefore, 'start'),
      reading(width - 4, top, 'hₜ', cell.h, 'end'),
      reading(4, bottom + 22, values.bias === 0 || isBiasGated ? 'xₜ' : 'xₜ + b', cell.added, 'start'),
      knot(plusX, top, '+'),
      knot(plusX, bottom, 'tanh'),
      label(plusX + 26, bottom - 1, 'candidate', { look: 'strong' }),
      label(plusX + 26, bottom + 14, withDigits(cell.candidate, 4), { look: 'number' }),
      valve(keepX, top, cell.keep, shareOfOld, 'update', 'below'),
      valve(resetX, middle, cell.reset, 'r', 'reset', 'right'),
      valve(plusX, middle, take, shareOfNew, 'update', 'right'),
    ],
  };
}
