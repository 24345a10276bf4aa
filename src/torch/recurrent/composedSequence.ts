import * as tf from '@tensorflow/tfjs';
import type { Cell, StepInput, StepValues } from '../cells/cell.ts';
import type { CellWeights, SequenceInput, SequenceOutput } from '../cells/sequence.ts';
import { currentSession } from '../session/session.ts';
import { handAt, handedStep, type Hand, type HeldValue } from '../cells/heldValues.ts';

/**
 * One layer in one direction, step by step from TensorFlow.js's own operations, with its gradient from their gradients.
 * Runs every cell on every backend, and is what the fused kernels are tested against.
 *
 * @param onStep Sees every value of each time step, in the order they are walked.
 * @param hands The hand on what the cell makes at a step.
 */
export function composedSequence(
  input: SequenceInput,
  onStep?: (values: StepValues, time: number) => void,
  hands: (time: number) => Hand | null = () => null,
): SequenceOutput {
  const { cell, isReverse, weights, batchFirst, nonlinearity } = input;
  const x = batchFirst ? tf.transpose(input.x, [1, 0, 2]) : input.x;
  const [steps = 0] = x.shape;
  const fromInputs = tf.unstack(project(x, weights.inputWeight, weights.inputBias), 0);
  const fromHidden = hiddenProducts(input);
  const outs: tf.Tensor[] = [];
  // A gradient wants what the steps made on their way, and so does who looks at each; nobody else does.
  const { isRecording } = currentSession().graph;
  let states: StepValues = { h: input.h0, ...(input.c0 && { c: input.c0 }) };
  for (let walked = 0; walked < steps; walked++) {
    const time = isReverse ? steps - 1 - walked : walked;
    const fromInput = fromInputs[time] as tf.Tensor;
    // The cell's own type says which states it has.
    const before = states as StepInput['states'];
    const step = (): StepValues =>
      handedStep(cell, hands(time), hand => cell.step({ fromInput, fromHidden, states: before, nonlinearity, hand }));
    const values = onStep || isRecording ? step() : (tf.tidy(() => statesOf(cell, step())) as unknown as StepValues);
    onStep?.(values, time);
    states = values;
    outs[time] = values.h;
  }
  return { out: tf.stack(outs, batchFirst ? 1 : 0), h: states.h, c: states.c ?? null };
}

/** Every value of all time steps by name, in the order of time; `keep` gives what is kept of each. */
export function stepsByName(
  input: SequenceInput,
  keep: (value: tf.Tensor) => tf.Tensor,
  held: readonly HeldValue[] = [],
): Readonly<Record<string, readonly tf.Tensor[]>> {
  const byName: Record<string, tf.Tensor[]> = {};
  const take = (step: StepValues, time: number): void => {
    for (const [name, value] of Object.entries(step) as [string, tf.Tensor][]) (byName[name] ??= [])[time] = keep(value);
  };
  composedSequence(input, take, time => handAt(held, time));
  return byName;
}

/** Of all that a step made what the next one needs. */
function statesOf({ states }: Cell, values: StepValues): Record<string, tf.Tensor> {
  return Object.fromEntries(states.map(name => [name, values[name] as tf.Tensor]));
}

/** What a step multiplies with the hidden weights: all of them, or those of one block. */
function hiddenProducts({ cell, weights }: SequenceInput): StepInput['fromHidden'] {
  const { hiddenWeight, hiddenBias } = weights;
  const count = cell.blocks.length;
  let split: { readonly weights: tf.Tensor[]; readonly biases: tf.Tensor[] | null } | null = null;
  return (state, block) => {
    const [batch = 0, hidden = 0] = state.shape;
    const rows = tf.reshape(state, [1, batch, hidden]);
    if (block === undefined) return tf.reshape(project(rows, hiddenWeight, hiddenBias), [batch, -1]);
    split ??= { weights: tf.split(hiddenWeight, count, 0), biases: hiddenBias && tf.split(hiddenBias, count, 0) };
    const index = cell.blocks.indexOf(block);
    return tf.reshape(project(rows, split.weights[index] as tf.Tensor, split.biases?.[index] ?? null), [batch, hidden]);
  };
}

/** [time, batch, n] times the weight's transpose plus bias: [time, batch, rows]. */
function project(x: tf.Tensor, weight: CellWeights['inputWeight'], bias: tf.Tensor | null): tf.Tensor {
  const [steps = 0, batch = 0, size = 0] = x.shape;
  const rows = tf.matMul(tf.reshape(x, [steps * batch, size]), weight, false, true);
  return tf.reshape(bias === null ? rows : tf.add(rows, bias), [steps, batch, -1]);
}
