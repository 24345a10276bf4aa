import * as tf from '@tensorflow/tfjs';
import type { CellKind } from '../../recurrent/sequence.ts';
import { backwardKernel, forwardKernel } from '../sequenceKernelNames.ts';
import type { SequenceAttributes } from '../sequenceKernelNames.ts';
import { gpuCellOf } from './gpuCell.ts';
import type { GpuCell } from './gpuCell.ts';
import { gpuLayoutOf, timeOf } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import { launch } from './gpuProgram.ts';
import { advanceProgram, differentiateProgram, gatesProgram, reachProgram, walkProgram } from './stepPrograms.ts';
import { pickSequence, pickState, unweaveSums, weaveSequence, weaveStates, weaveSums, weaveWeight } from './weaving.ts';

/** A layer's tensors as the kernels get them. */
interface Given {
  readonly cell: GpuCell;
  readonly layout: GpuLayout;
  readonly x: tf.Tensor;
  readonly h0: tf.Tensor;
  readonly c0: tf.Tensor | null;
  readonly inputWeight: tf.Tensor;
  readonly hiddenWeight: tf.Tensor;
  readonly biases: readonly tf.Tensor[];
}

/** Registers a cell's two kernels for the WebGL backend: one launch a time step forward, two backward, and a few around them. */
export function registerWebglSequence(kind: CellKind): void {
  const states = kind === 'LSTM' ? 2 : 1;

  register(forwardKernel(kind), (inputs, attributes) => forward(givenOf(kind, inputs, attributes)));

  register(backwardKernel(kind), (inputs, attributes) => {
    const given = givenOf(kind, inputs, attributes);
    const [kept, dOut, dh, dc = null] = inputs.slice(3 + states + given.biases.length) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?];
    return backward(given, kept, dOut, [dh, dc], attributes.wantsInput);
  });
}

function givenOf(kind: CellKind, inputs: readonly tf.Tensor[], attributes: SequenceAttributes): Given {
  const [x, h0, ...rest] = inputs as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
  const c0 = kind === 'LSTM' ? (rest.shift() ?? null) : null;
  const [inputWeight, hiddenWeight, ...others] = rest as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
  const layout = gpuLayoutOf(x.shape, h0.shape[1] ?? 0, attributes.batchFirst, attributes.isReverse);
  const biases = attributes.hasBias ? others.slice(0, 2) : [];
  return { cell: gpuCellOf(kind, attributes), layout, x, h0, c0, inputWeight, hiddenWeight, biases };
}

/** Everything in one time step's sums but what comes from the state, and the hidden weight, as texels. */
function prepare({ cell, layout, x, inputWeight, hiddenWeight, biases }: Given): { sums: tf.Tensor; weight: tf.Tensor } {
  const rows = tf.matMul(tf.reshape(x, [layout.steps * layout.batch, layout.features]), inputWeight, false, true);
  return { sums: weaveSums(cell, layout, rows, biases), weight: weaveWeight(cell, layout, hiddenWeight) };
}

/** @returns out, the last h (and c), and all states as texels [walked + 1][batch][hidden] for the gradient. */
function forward(given: Given): tf.Tensor[] {
  const { cell, layout, x, h0, c0 } = given;
  const { sums, weight } = prepare(given);
  const advance = advanceProgram(cell, layout);
  let state = weaveStates(layout, [h0, c0]);
  const all = [state];
  for (let walked = 0; walked < layout.steps; walked++) {
    state = launch(advance, [sums, weight, state], [[timeOf(layout, walked)]]);
    all.push(state);
  }
  const kept = tf.stack(all, 0);
  const out = tf.reshape(pickSequence(layout, kept, 'after'), [...x.shape.slice(0, 2), layout.hidden]);
  return [out, pickState(layout, state, 0), ...(c0 === null ? [] : [pickState(layout, state, 1)]), kept];
}

/** @returns The gradients of the inputs, in their order; that of x only if it is wanted. `dOut` and `dStates` may be empty. */
function backward(
  given: Given,
  kept: tf.Tensor,
  dOut: tf.Tensor,
  dStates: readonly (tf.Tensor | null)[],
  wantsInput: boolean,
): tf.Tensor[] {
  const { cell, layout, x, c0 } = given;
  const { sums, weight } = prepare(given);
  const gates = launch(gatesProgram(cell, layout), [sums, weight, kept]);
  const dOuts = dOut.size === 0 ? [] : [weaveSequence(layout, dOut)];
  const [dh = null, dc = null] = dStates.map(each => (each === null || each.size === 0 ? null : each));
  const [last, earlier] = [true, false].map(isLast => walkProgram(cell, layout, isLast, dOuts.length > 0));
  const differentiate = differentiateProgram(cell, layout);
  let walk = weaveStates(layout, [dh, null, dc]);
  let d: tf.Tensor | null = null;
  const ds: tf.Tensor[] = [];
  for (let walked = layout.steps - 1; walked >= 0; walked--) {
    const time = timeOf(layout, walked);
    const program = (d === null ? last : earlier) as NonNullable<typeof last>;
    walk = launch(program, [gates, kept, walk, ...(d === null ? [] : [d, weight]), ...dOuts], [[time]]);
    d = launch(differentiate, [gates, kept, walk], [[time]]);
    ds[time] = d;
  }
  const start = launch(reachProgram(cell, layout), [walk, d as tf.Tensor, weight]);
  const allD = tf.stack(ds, 0);
  const forInput = unweaveSums(layout, cell.inputGates, allD);
  const forHidden = cell.inputGates === cell.hiddenGates ? forInput : unweaveSums(layout, cell.hiddenGates, allD);
  const rows = tf.reshape(x, [layout.steps * layout.batch, layout.features]);
  return [
    ...(wantsInput ? [tf.reshape(tf.matMul(forInput, given.inputWeight), x.shape)] : []),
    pickState(layout, start, 0),
    ...(c0 === null ? [] : [pickState(layout, start, 2)]),
    tf.matMul(forInput, rows, true, false),
    tf.matMul(forHidden, pickSequence(layout, kept, 'before'), true, false),
    ...(given.biases.length === 0 ? [] : [tf.sum(forInput, 0), tf.sum(forHidden, 0)]),
  ];
}

function register(kernelName: string, run: (inputs: tf.Tensor[], attributes: SequenceAttributes) => tf.Tensor[]): void {
  tf.registerKernel({
    kernelName,
    backendName: 'webgl',
    kernelFunc: ({ inputs, attrs }) => tf.tidy(() => run(Object.values(inputs) as tf.Tensor[], attrs as unknown as SequenceAttributes)),
  });
}
