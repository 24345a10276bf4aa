import { lstmNumbers, rnnNumber } from './cellRuns.ts';
import { at, axes, curve, legend } from '../drawing/chart.ts';
import type { Control, FigureSpec, Values } from '../controls/figureSpec.ts';
import { withDigits } from '../../ui/drawing/withDigits.ts';
import { circle, rect, type Picture, type Shape } from '../../ui/drawing/shape.ts';

const steps = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
type Step = (typeof steps)[number];
type Id = `x${Step}` | `write${Step}` | 'forget' | 'carry';

/** A written step opens the input gate this far, the others shut it as far. */
const writeScore = 4;

const inputs: Readonly<Record<Step, number>> = { 1: 1, 2: -0.3, 3: 0.2, 4: 0.4, 5: -0.5, 6: 0.1, 7: -0.2, 8: 0.3, 9: -0.4, 10: 0.1 };

/**
 * Both memories after every step. Overwriting: m = tanh(x + carry·m). Gated: an LSTM's c, its input gate open where a
 * step is written.
 */
export function memories(values: Values<Id>): { readonly overwritten: readonly number[]; readonly gated: readonly number[] } {
  const [overwritten, gated]: [number[], number[]] = [[], []];
  for (const step of steps) {
    const x = values[`x${step}`];
    overwritten.push(rnnNumber(x, values.carry, overwritten.at(-1) ?? 0));
    const isWritten = values[`write${step}`] === 1;
    const scores = {
      input: isWritten ? writeScore : -writeScore,
      // A step that is written makes room for it.
      forget: isWritten ? -writeScore : values.forget,
      candidate: x,
      output: 0,
    };
    gated.push(lstmNumbers(scores, gated.at(-1) ?? 0).c);
  }
  return { overwritten, gated };
}

const columns = steps.flatMap((step): Control<Id>[] => [
  {
    kind: 'range',
    id: `x${step}`,
    label: `value at step ${step}`,
    initial: inputs[step],
    min: -1,
    max: 1,
    step: 0.1,
    text: value => withDigits(value, 1),
  },
  { kind: 'check', id: `write${step}`, label: `write at step ${step}`, initial: step === '1' ? 1 : 0 },
]);

/** A memory that is rewritten at every step beside one that a gate protects. */
export const memoryOverwrite: FigureSpec<Id> = {
  title: 'Overwriting memory against gated memory',
  ofModel: 'xray',
  groups: [
    { label: 'The sequence: a value for each step, and a tick where the gate opens to write it', columns: steps.length, controls: columns },
    {
      label: 'The two memories',
      controls: [
        {
          kind: 'range',
          id: 'carry',
          label: 'overwriting: weight of the old state',
          initial: 0.5,
          min: 0,
          max: 1,
          step: 0.05,
          text: value => withDigits(value, 2),
        },
        {
          kind: 'range',
          id: 'forget',
          label: 'gated: score of the forget gate',
          initial: 5,
          min: -2,
          max: 8,
          step: 0.5,
          text: value => withDigits(value, 1),
        },
      ],
    },
  ],
  presets: [
    { label: 'Forget gate half open', values: { forget: 0 } },
    { label: 'Write again at step 6', values: { x6: -0.9, write6: 1 } },
  ],
  draw,
  words(values) {
    const { overwritten, gated } = memories(values);
    const written = steps.filter(step => values[`write${step}`] === 1);
    const last = written.at(-1);
    const what =
      last === undefined
        ? 'The gate never opens.'
        : `The gate opens at step${written.length > 1 ? 's' : ''} ${written.join(', ')}; the last value written is ${withDigits(values[`x${last}`], 1)} at step ${last}, and its tanh makes the memory ${withDigits(gated[Number(last) - 1] ?? 0, 4)}.`;
    return `${what} After step ${String(steps.length)} the overwriting memory holds ${withDigits(overwritten.at(-1) ?? 0, 4)}, the gated memory ${withDigits(gated.at(-1) ?? 0, 4)}.`;
  },
  table(values) {
    const { overwritten, gated } = memories(values);
    return {
      head: ['step', 'value', 'written', 'overwriting memory', 'gated memory'],
      rows: steps.map((step, i) => [
        step,
        withDigits(values[`x${step}`], 1),
        values[`write${step}`] === 1 ? 'yes' : 'no',
        withDigits(overwritten[i] ?? 0, 4),
        withDigits(gated[i] ?? 0, 4),
      ]),
    };
  },
};

function draw(values: Values<Id>, width: number): Picture {
  const { overwritten, gated } = memories(values);
  const x = { from: 0.5, to: steps.length + 0.5, start: 34, end: width - 8, ticks: steps.map(Number), name: 'step' };
  const y = { from: -1, to: 1, start: 196, end: 30, ticks: [-1, 0, 1], name: 'what the memory holds' };
  const barWidth = Math.max(4, ((x.end - x.start) / steps.length) * 0.5);
  const bars = steps.map((step): Shape => {
    const value = values[`x${step}`];
    const [low, high] = [at(y, Math.min(0, value)), at(y, Math.max(0, value))];
    const look = values[`write${step}`] === 1 ? 'bar written' : 'bar';
    return rect(at(x, Number(step)) - barWidth / 2, high, barWidth, Math.max(1, low - high), look);
  });
  const linesOf = (memory: readonly number[], look: string): Shape[] => [
    curve(x, y, memory.map((value, i) => [i + 1, value] as const), look), // prettier-ignore
    ...memory.map((value, i) => circle(at(x, i + 1), at(y, value), 3, `dot ${look}`)),
  ];
  const keys = legend(x.start, x.end, 246, [
    { look: 'old dashed', name: 'overwriting' },
    { look: 'gate', name: 'gated' },
    { look: 'bar', name: 'comes in' },
    { look: 'bar written', name: 'comes in, written' },
  ]);
  return {
    height: 252 + keys.below,
    shapes: [...axes(x, y), ...bars, ...linesOf(overwritten, 'old dashed'), ...linesOf(gated, 'gate'), ...keys.shapes],
  };
}
