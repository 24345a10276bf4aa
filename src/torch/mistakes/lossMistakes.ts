import type * as tf from '@tensorflow/tfjs';
import { tookLastOnly } from './axisTrace.ts';
import type { AxisTrace, RecurrentCall } from './axisTrace.ts';
import type { Mistake } from './mistake.ts';
import type { Trace } from './trace.ts';

/** Values of a loss's input are looked at this often; what is wrong is wrong the first time. */
export const lossesRead = 3;

/** How a loss was called. */
export interface WatchedLoss {
  /** `nn.CrossEntropyLoss`. */
  readonly name: string;
  readonly input: tf.Tensor;
  readonly target: tf.Tensor;
  /** What the loss applies by itself; null where it takes values as they are. */
  readonly applies: 'softmax' | 'sigmoid' | null;
}

/** Scores whose rows are not what the module before them took for the batch. */
export function swappedAxes({ target }: WatchedLoss, trace: Trace | undefined): Mistake | null {
  const axes = trace?.axes;
  const wanted = target.shape[0];
  if (!axes || target.rank === 0 || !isTwoWay(axes.call)) return null;
  const { call, roles, lostBatch } = axes;
  if (wanted !== call.steps || wanted === call.batch) return null;
  const isLostBatch = roles[0] === 'time' && (lostBatch?.index === 'all' || tookLastOnly(axes));
  return isLostBatch || roles[0] === 'batch' ? swapped(call, `there are ${String(wanted)} right answers`) : null;
}

/** An initial state that has as many sequences as the module read time steps. */
export function swappedState(call: RecurrentCall, state: tf.Tensor, axis: number): Mistake | null {
  const size = state.shape[axis];
  if (!isTwoWay(call) || size !== call.steps || size === call.batch) return null;
  return swapped(call, `the initial state is for a batch of ${String(size)}`);
}

/** With one sequence or one step there is nothing to swap. */
function isTwoWay({ batch, steps }: RecurrentCall): boolean {
  return batch > 1 && steps > 1;
}

function swapped({ name, batchFirst, batch, steps, madeAt }: RecurrentCall, but: string): Mistake {
  const read = `${name} reads a batch of ${String(batch)} with ${String(steps)} time steps, but ${but}: batch and time are swapped.`;
  const remedy = batchFirst
    ? 'If your input is time × batch × features, leave batchFirst out.'
    : 'If your input is batch × time × features, give it batchFirst: true.';
  return { code: 'W-BATCH-FIRST', message: `${read} ${remedy}`, stack: madeAt };
}

/** One sequence stands where one step of each sequence was meant. */
export function wrongLastStep(axes: AxisTrace | null | undefined): Mistake | null {
  if (!axes || axes.call.batch < 2 || axes.roles[0] !== 'time' || !tookLastOnly(axes)) return null;
  const order = axes.call.batchFirst ? 'batch × time × hidden' : 'time × batch × hidden';
  return {
    code: 'W-LAST-STEP',
    message: `This takes the last sequence of the batch, not the last time step of every sequence: the axes are ${order}. The last step of each is h.at(-1).`,
    stack: axes.lostBatch?.at ?? null,
  };
}

/**
 * Scores that have been through what the loss applies by itself. `readValues` reads them where that waits for nothing.
 */
export function doubleSoftmax(
  { name, input, applies }: WatchedLoss,
  trace: Trace | undefined,
  readValues: () => ArrayLike<number> | null,
): Omit<Mistake, 'stack'> | null {
  if (applies === null) return null;
  const shares = trace?.shares ?? (applies === 'softmax' && areShares(input, readValues()) ? 'softmax' : null);
  if (shares === null) return null;
  const given = trace?.shares ? `is given what ${shares} returned` : 'is given shares that add up to 1';
  return { code: 'W-SOFTMAX', message: `${name} applies ${applies} by itself, but it ${given}. Give it the scores (logits) instead.` };
}

/** Rows that add up to 1, each value between 0 and 1: no scores look like that by chance. */
function areShares(input: tf.Tensor, values: ArrayLike<number> | null): boolean {
  const classes = input.shape.at(-1) ?? 1;
  if (values === null || classes < 2 || values.length === 0) return false;
  for (let row = 0; row < values.length; row += classes) {
    let sum = 0;
    for (let k = row; k < row + classes; k++) {
      const value = values[k] ?? 0;
      if (!(value > 0 && value < 1)) return false;
      sum += value;
    }
    if (Math.abs(sum - 1) > 1e-5) return false;
  }
  return true;
}
