import { at, axes, curve, legend } from '../drawing/chart.ts';
import type { FigureSpec, Values } from '../controls/figureSpec.ts';
import { memoryTaskRun } from './memoryTaskRun.ts';
import { circle, label, line, rect, type Picture, type Shape } from '../../ui/drawing/shape.ts';

type Id = 'epoch';

const { accuracies, heldOut, losses, ones, samples, truths } = memoryTaskRun;
const epochs = losses.length;

/** The loss of always answering with the shares of the labels: the best that can be done without looking. */
export const baseRateLoss = entropy(truths / samples);

function entropy(share: number): number {
  return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
}

/**
 * The first epoch from which on every answer is right, and the stretch in which the model gave everyone the same
 * answer.
 */
export const trainingMilestones = {
  solvedAt: accuracies.findIndex(accuracy => accuracy === 1) + 1,
  lastConstant: ones.findLastIndex(count => count === 0 || count === samples) + 1,
};

/**
 * The training of the memory lab, epoch by epoch: a plateau on which the model answers everyone the same, then a cliff.
 */
export const memoryTask: FigureSpec<Id> = {
  title: 'Plateau and cliff of the memory task',
  ofModel: 'training',
  groups: [
    {
      controls: [{ kind: 'range', id: 'epoch', label: 'epoch', initial: 20, min: 1, max: epochs, step: 1 }],
    },
  ],
  presets: [
    { label: 'First epoch', values: { epoch: 1 } },
    { label: 'Last constant answer', values: { epoch: trainingMilestones.lastConstant } },
    { label: 'All right', values: { epoch: trainingMilestones.solvedAt } },
  ],
  draw,
  words({ epoch }) {
    const i = epoch - 1;
    const count = ones[i] ?? 0;
    const isConstant = count === 0 || count === samples;
    const answer = isConstant
      ? `The model gives all ${String(samples)} sequences the same answer, ${count === 0 ? '0' : '1'}`
      : `The model answers 1 for ${String(count)} of ${String(samples)} sequences`;
    return `Epoch ${String(epoch)}: loss ${(losses[i] ?? 0).toFixed(4)}, accuracy ${(accuracies[i] ?? 0).toFixed(3)}, on sequences it has not seen ${(heldOut[i] ?? 0).toFixed(3)}. ${answer}; ${String(truths)} are really 1. Always answering by these shares would give a loss of ${baseRateLoss.toFixed(4)}.`;
  },
  table() {
    return {
      head: ['epoch', 'loss', 'accuracy', 'unseen', 'answers 1'],
      rows: losses.map((loss, i) => [
        String(i + 1),
        loss.toFixed(4),
        (accuracies[i] ?? 0).toFixed(3),
        (heldOut[i] ?? 0).toFixed(3),
        String(ones[i] ?? 0),
      ]),
    };
  },
};

function draw({ epoch }: Values<Id>, width: number): Picture {
  const x = { from: 1, to: epochs, start: 34, end: width - 12, ticks: [1, 20, 40, 60, 80], name: 'epoch' };
  const y = { from: 0, to: 1, start: 206, end: 30, ticks: [0, 0.5, 1], name: 'loss and accuracy' };
  const base = at(y, baseRateLoss);
  const plateau = at(x, trainingMilestones.lastConstant);
  const [loss = 0, accuracy = 0] = [losses[epoch - 1], accuracies[epoch - 1]];
  const keys = legend(x.start, x.end - 60, 252, [
    { look: 'old', name: 'loss' },
    { look: 'new dashed', name: 'accuracy' },
  ]);
  const shapes: Shape[] = [
    rect(x.start, y.end, plateau - x.start, y.start - y.end, 'plateau'),
    ...(width < 520 ? ['same answer', 'for all'] : ['same answer for all']).map((words, i, all) =>
      label(x.start + 2, y.start - 8 - 14 * (all.length - 1 - i), words, { look: 'small' }),
    ),
    ...axes(x, y),
    line(x.start, base, x.end, base, 'guide'),
    label(x.end, base - 5, `base rate ${baseRateLoss.toFixed(4)}`, { anchor: 'end', look: 'small' }),
    curve(x, y, losses.map((value, i) => [i + 1, value] as const), 'old'), // prettier-ignore
    curve(x, y, accuracies.map((value, i) => [i + 1, value] as const), 'new dashed'), // prettier-ignore
    line(at(x, epoch), y.start, at(x, epoch), y.end, 'guide strong'),
    circle(at(x, epoch), at(y, loss), 4, 'dot old'),
    circle(at(x, epoch), at(y, accuracy), 4, 'dot new'),
    ...keys.shapes,
  ];
  return { height: 260 + keys.below, shapes };
}
