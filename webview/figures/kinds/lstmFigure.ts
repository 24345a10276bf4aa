import { gateWords } from '../../../src/core/words/inline/gateText.ts';
import { lstmNumbers, type LSTMNumbers } from './cellRuns.ts';
import { flow, knot, reading, valve, valveHalf } from '../../ui/drawing/drawCell.ts';
import { factor } from '../drawing/factor.ts';
import type { FigureSpec, RangeControl, Values } from '../controls/figureSpec.ts';
import { withDigits } from '../../ui/drawing/withDigits.ts';
import { label, type Picture } from '../../ui/drawing/shape.ts';

type Id = 'forget' | 'input' | 'candidate' | 'output' | 'cBefore';

const score = (id: Id, name: string, initial: number, limit = 6): RangeControl<Id> => ({
  kind: 'range',
  id,
  label: name,
  initial,
  min: -limit,
  max: limit,
  step: 0.1,
  text: value => withDigits(value, 1),
});

export function lstmValues(values: Values<Id>): LSTMNumbers {
  return lstmNumbers(values, values.cBefore);
}

/** One LSTM step with gates to drag. Its first numbers are not those of the lab: a prediction asks for them. */
export const lstmFigure: FigureSpec<Id> = {
  title: 'Inside an LSTM cell',
  ofModel: 'xray',
  groups: [
    {
      label: 'Scores of the gates',
      controls: [score('forget', 'forget', 1.5), score('input', 'input', -1), score('output', 'output', 0.5)],
    },
    {
      label: 'What it works on',
      controls: [
        score('candidate', 'candidate’s score', 0.6, 3),
        {
          kind: 'range',
          id: 'cBefore',
          label: 'memory cₜ₋₁',
          initial: 0.5,
          min: -2,
          max: 2,
          step: 0.1,
          text: value => withDigits(value, 1),
        },
      ],
    },
  ],
  presets: [
    { label: 'Forget gate almost shut', values: { forget: -4 } },
    { label: 'Only keep', values: { forget: 6, input: -6 } },
    { label: 'Only write', values: { forget: -6, input: 6 } },
  ],
  draw,
  words(values) {
    const cell = lstmValues(values);
    return `The forget gate ${gateWords('keeps', cell.forget)} (${withDigits(cell.forget, 4)}): ${withDigits(cell.forget * values.cBefore, 4)} of the old memory stays. The input gate ${gateWords('writes', cell.input)} (${withDigits(cell.input, 4)}): ${withDigits(cell.input * cell.candidate, 4)} is added. The new memory is ${withDigits(cell.c, 4)}. The output gate ${gateWords('shows', cell.output)} (${withDigits(cell.output, 4)}): the cell shows ${withDigits(cell.h, 4)}.`;
  },
  equations(values) {
    const cell = lstmValues(values);
    const n = (value: number): string => withDigits(value, 4);
    const inTerm = (value: number, digits = 4): string => factor(withDigits(value, digits));
    return [
      `f = σ(${withDigits(values.forget, 1)}) = ${n(cell.forget)}    i = σ(${withDigits(values.input, 1)}) = ${n(cell.input)}    o = σ(${withDigits(values.output, 1)}) = ${n(cell.output)}`,
      `candidate = tanh(${withDigits(values.candidate, 1)}) = ${n(cell.candidate)}`,
      `cₜ = f·cₜ₋₁ + i·candidate = ${n(cell.forget)}·${inTerm(values.cBefore, 1)} + ${n(cell.input)}·${inTerm(cell.candidate)} = ${n(cell.c)}`,
      `hₜ = o·tanh(cₜ) = ${n(cell.output)}·${inTerm(cell.shown)} = ${n(cell.h)}`,
    ];
  },
};

function draw(values: Values<Id>, width: number): Picture {
  const cell = lstmValues(values);
  const edge = 62;
  const [top, middle, bottom] = [52, 136, 220];
  const inner = width - 2 * edge;
  const [forgetX, plusX, showX] = [edge + inner * 0.2, edge + inner * 0.5, edge + inner * 0.84];
  const kept = cell.forget * values.cBefore;
  const written = cell.input * cell.candidate;
  return {
    height: 262,
    shapes: [
      flow([[edge, top], [forgetX - valveHalf, top]], values.cBefore, 'old'), // prettier-ignore
      flow([[forgetX + valveHalf, top], [plusX - 11, top]], kept, 'old'), // prettier-ignore
      flow([[plusX + 11, top], [width - edge, top]], cell.c, 'result'), // prettier-ignore
      flow([[plusX, bottom - 11], [plusX, middle + valveHalf]], cell.candidate, 'new'), // prettier-ignore
      flow([[plusX, middle - valveHalf], [plusX, top + 11]], written, 'new'), // prettier-ignore
      flow([[showX, top], [showX, middle - 40]], cell.c, 'result'), // prettier-ignore
      flow([[showX, middle - 18], [showX, middle + 12]], cell.shown, 'result'), // prettier-ignore
      flow([[showX, middle + 46], [showX, bottom + 8], [width - edge, bottom + 8]], cell.h, 'result'), // prettier-ignore
      reading(4, top, 'cₜ₋₁', values.cBefore, 'start'),
      reading(width - 4, top, 'cₜ', cell.c, 'end'),
      reading(width - 4, bottom + 8, 'hₜ', cell.h, 'end'),
      knot(plusX, top, '+'),
      knot(showX, middle - 29, 'tanh'),
      knot(plusX, bottom, 'tanh'),
      label(plusX, bottom + 28, `candidate ${withDigits(cell.candidate, 4)}`, { anchor: 'middle' }),
      valve(forgetX, top, cell.forget, 'forget', 'forget', 'below'),
      valve(plusX, middle, cell.input, 'input', 'input', 'left'),
      valve(showX, middle + 29, cell.output, 'output', 'output', 'right'),
    ],
  };
}
