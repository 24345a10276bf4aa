import * as tf from '@tensorflow/tfjs';
import type { Cell, StepInput, StepValues } from './cell.ts';

/** One unit's value, by its name in the cell, is a number at the steps `from` to `to`; `to` is not among them. */
export interface HeldValue {
  readonly name: string;
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** Has the last word on each value of a step. */
export type Hand = StepInput['hand'];

/** Leaves everything as the step makes it. */
export const noHand: Hand = (_, value) => value;

/** The hand that holds these at a step; null where none is held then. */
export function handAt(held: readonly HeldValue[], time: number): Hand | null {
  const now = held.filter(({ from, to }) => from <= time && time < to);
  if (now.length === 0) return null;
  return (name, value) =>
    withHeld(
      value,
      now.filter(each => each.name === name),
    );
}

/** Runs one step of a cell with a hand on it. */
export function handedStep(cell: Cell, hand: Hand | null, step: (hand: Hand) => StepValues): StepValues {
  if (!hand) return step(noHand);
  const shown = new Set<string>();
  const values = step((name, value) => {
    shown.add(name);
    return hand(name, value);
  });
  // A cell that shows nothing on the way has its new states held nevertheless.
  const states = cell.states.filter(name => !shown.has(name)).map(name => [name, hand(name, values[name] as tf.Tensor)]);
  return { ...values, ...(Object.fromEntries(states) as Partial<StepValues>) };
}

/** [batch, hidden] with some columns at their numbers. */
function withHeld(value: tf.Tensor, held: readonly HeldValue[]): tf.Tensor {
  if (held.length === 0) return value;
  const [batch = 0, hidden = 0] = value.shape;
  const [isHeld, numbers] = [new Uint8Array(batch * hidden), new Float32Array(batch * hidden)];
  for (const { unit, number } of held) {
    for (let at = unit; at < numbers.length; at += hidden) {
      isHeld[at] = 1;
      numbers[at] = number;
    }
  }
  return tf.where(tf.tensor2d(isHeld, [batch, hidden], 'bool'), tf.tensor2d(numbers, [batch, hidden]), value);
}
