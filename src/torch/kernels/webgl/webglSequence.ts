import * as tf from '@tensorflow/tfjs';
import { backwardKernel, forwardKernel } from '../base/sequenceKernelNames.ts';
import type { FusedSequence, SequenceAttributes } from '../base/sequenceKernelNames.ts';
import type { GpuCell } from './gpuCell.ts';
import { gpuLayoutOf, timeOf } from './gpuLayout.ts';
import type { GpuLayout } from './gpuLayout.ts';
import { launch } from './gpuProgram.ts';
import { gather } from './gathering.ts';
import { advanceProgram, gatesProgram, reachProgram, slopesProgram, walkProgram } from './stepPrograms.ts';
import { inputGradient, pickGradient, weaveGradients } from './sumGradients.ts';
import { pickSequence, pickState, weaveSequence, weaveStates, weaveWeights } from './weaving.ts';

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

/**
 * Registers a cell's two kernels for the WebGL backend: one launch a time step forward, one backward, and a few around
 * them.
 */
export function registerWebglSequence(fused: FusedSequence<GpuCell>): void {
  const states = fused.hasCellState ? 2 : 1;

  register(forwardKernel(fused.name), (inputs, attributes) => forward(givenOf(fused, inputs, attributes)));

  register(backwardKernel(fused.name), (inputs, attributes) => {
    const given = givenOf(fused, inputs, attributes);
    const [kept, dOut, dh, dc = null] = inputs.slice(3 + states + given.biases.length) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?];
    return backward(given, kept, dOut, [dh, dc], attributes.wantsInput);
  });
}

function givenOf(fused: FusedSequence<GpuCell>, inputs: readonly tf.Tensor[], attributes: SequenceAttributes): Given {
  const [x, h0, ...rest] = inputs as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
  const c0 = fused.hasCellState ? (rest.shift() ?? null) : null;
  const [inputWeight, hiddenWeight, ...others] = rest as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
  const layout = gpuLayoutOf(x.shape, h0.shape[1] ?? 0, attributes.batchFirst, attributes.isReverse);
  const biases = attributes.hasBias ? others.slice(0, 2) : [];
  return { cell: fused.kernelFor(attributes.nonlinearity), layout, x, h0, c0, inputWeight, hiddenWeight, biases };
}

/** The sequence as texels [time][batch][features], and all weights as texels [to][from]. */
function weave({ cell, layout, x, inputWeight, hiddenWeight, biases }: Given): { sequence: tf.Tensor; weights: tf.Tensor } {
  return { sequence: weaveSequence(layout, x), weights: weaveWeights(cell, layout, [inputWeight, hiddenWeight, ...biases]) };
}

/** @returns out, the last h (and c), and all states as texels [walked + 1][batch][hidden] for the gradient. */
function forward(given: Given): tf.Tensor[] {
  const { cell, layout, h0, c0, biases } = given;
  const { sequence, weights } = weave(given);
  const advance = advanceProgram(cell, layout, biases.length > 0);
  let state = weaveStates(layout, [h0, c0]);
  const all = [state];
  for (let walked = 0; walked < layout.steps; walked++) {
    state = launch(advance, [sequence, weights, state], [[timeOf(layout, walked)]]);
    all.push(state);
  }
  const kept = gather(layout, all, null);
  return [pickSequence(layout, kept), pickState(layout, state, 0), ...(c0 === null ? [] : [pickState(layout, state, 1)]), kept];
}

/**
 * @returns The gradients of the inputs, in their order; that of x only if it is wanted. `dOut` and `dStates` may be
 * empty.
 */
function backward(
  given: Given,
  kept: tf.Tensor,
  dOut: tf.Tensor,
  dStates: readonly (tf.Tensor | null)[],
  wantsInput: boolean,
): tf.Tensor[] {
  const { cell, layout, c0, inputWeight, hiddenWeight, biases } = given;
  const hasBias = biases.length > 0;
  const { sequence, weights } = weave(given);
  const gates = launch(gatesProgram(cell, layout, hasBias), [sequence, weights, kept]);
  const slopes = launch(slopesProgram(cell, layout), [gates, kept]);
  const dOuts = dOut.size === 0 ? [] : [weaveSequence(layout, dOut)];
  const [dh = null, dc = null] = dStates.map(each => (each === null || each.size === 0 ? null : each));
  const last = walkProgram(cell, layout, true, dOuts.length > 0);
  const earlier = walkProgram(cell, layout, false, dOuts.length > 0);
  let walk = weaveStates(layout, [dh, null, dc]);
  const walks: tf.Tensor[] = [];
  for (let walked = layout.steps - 1; walked >= 0; walked--) {
    const time = timeOf(layout, walked);
    const isLast = walked === layout.steps - 1;
    walk = launch(isLast ? last : earlier, [gates, kept, walk, ...(isLast ? [] : [slopes, weights]), ...dOuts], [[time]]);
    walks[time] = walk;
  }
  const start = launch(reachProgram(cell, layout, timeOf(layout, 0)), [walk, slopes, weights]);
  const d = gather(layout, walks, { factors: slopes, steer: cell.steer });
  const woven = weaveGradients(layout, d, kept, sequence, hasBias);
  const { hidden, features } = layout;
  const [inputGates, hiddenGates] = [cell.inputGates, cell.hiddenGates];
  return [
    ...(wantsInput ? [inputGradient(layout, d, weights)] : []),
    pickState(layout, start, 0),
    ...(c0 === null ? [] : [pickState(layout, start, 2)]),
    pickGradient(layout, inputGates, woven, inputWeight.shape, hidden),
    pickGradient(layout, hiddenGates, woven, hiddenWeight.shape, 0),
    ...biases.map((bias, i) => pickGradient(layout, i === 0 ? inputGates : hiddenGates, woven, bias.shape, hidden + features)),
  ];
}

function register(kernelName: string, run: (inputs: tf.Tensor[], attributes: SequenceAttributes) => tf.Tensor[]): void {
  tf.registerKernel({
    kernelName,
    backendName: 'webgl',
    kernelFunc: ({ inputs, attrs }) => tf.tidy(() => run(Object.values(inputs) as tf.Tensor[], attrs as unknown as SequenceAttributes)),
  });
}
