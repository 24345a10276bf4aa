import * as tf from '@tensorflow/tfjs';
import { hasCellState, type Cell } from '../cells/cell.ts';
import type { SequenceInput, SequenceOutput } from '../cells/sequence.ts';
import { engineInternals } from '../engine/engineInternals.ts';
import { currentSession } from '../session/session.ts';
import type { Arithmetic } from './cpu/sequence/arithmetic.ts';
import { registerCpuSequence } from './cpu/sequence/cpuSequence.ts';
import { PlainArithmetic } from './cpu/sequence/plainArithmetic.ts';
import { VectorArithmetic } from './cpu/sequence/vectorArithmetic.ts';
import { registerWebglSequence } from './webgl/webglSequence.ts';
import { backwardKernel, forwardKernel } from './base/sequenceKernelNames.ts';
import type { SequenceAttributes } from './base/sequenceKernelNames.ts';

/** The cells TensorFlow.js was told of, by the names of their forward kernels. Its register is one for all, too. */
const registered = new Map<string, Cell>();

let arithmetic: Arithmetic = new PlainArithmetic();

/** Makes the fused kernels that a cell has, and their gradients, known to TensorFlow.js. */
export function registerSequenceKernels(cell: Cell): void {
  const kernelName = forwardKernel(cell.name);
  const known = registered.get(kernelName);
  if (known === cell) return;
  if (known !== undefined) throw new Error(`Two recurrent cells are called ${cell.name}: give one of them another name.`);
  registered.set(kernelName, cell);
  registerCpu(cell);
  if (cell.fused?.webgl) registerWebglSequence({ name: cell.name, hasCellState: hasCellState(cell), kernelFor: cell.fused.webgl });
  if (cell.fused) registerSequenceGradient(cell);
}

/**
 * From now on the CPU's kernels compute with WebAssembly's vectors, several times as fast and with the same results,
 * where they can be had; says whether. Not done by itself: a page that may compile none would report each attempt.
 */
export function useVectors(): boolean {
  const vectors = VectorArithmetic.find();
  if (vectors === null) return false;
  arithmetic = vectors;
  for (const cell of registered.values()) registerCpu(cell);
  return true;
}

/** The cell whose forward kernel this is; null for other kernels. */
export function cellOfKernel(kernelName: string): Cell | null {
  return registered.get(kernelName) ?? null;
}

/** Has the cell a fused kernel for the running backend? */
export function hasSequenceKernel({ name }: Cell): boolean {
  return (tf.getKernel(forwardKernel(name), tf.getBackend()) as tf.KernelConfig | undefined) !== undefined;
}

/** Runs one layer in one direction as a single kernel. */
export function fusedSequence(input: SequenceInput): SequenceOutput {
  const { cell, x, h0, c0, weights, isReverse, batchFirst, nonlinearity } = input;
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = weights;
  const inputs = [x, h0, c0, inputWeight, hiddenWeight, inputBias, hiddenBias].filter(each => each !== null);
  // Above 0, TensorFlow.js itself keeps a tape, and whom it follows is not for us to see.
  const wantsInput = engineInternals().state.gradientDepth > 0 || currentSession().graph.isTracked(x);
  const made = run(forwardKernel(cell.name), inputs, {
    isReverse,
    batchFirst,
    nonlinearity,
    hasBias: inputBias !== null,
    wantsInput,
  });
  const [out, h, c] = made as [tf.Tensor, tf.Tensor, tf.Tensor];
  return { out, h, c: hasCellState(cell) ? c : null };
}

function run(name: string, inputs: readonly tf.Tensor[], attributes: SequenceAttributes): tf.Tensor[] {
  // The engine takes inputs by name; an array's indices are names too, and let a kernel save all of them.
  return tf.engine().runKernel(name, inputs as unknown as tf.NamedTensorMap, { ...attributes });
}

function registerCpu(cell: Cell): void {
  if (!cell.fused?.cpu) return;
  registerCpuSequence({ name: cell.name, hasCellState: hasCellState(cell), kernelFor: cell.fused.cpu }, arithmetic);
}

function registerSequenceGradient({ name, states }: Cell): void {
  tf.registerGradient({
    kernelName: forwardKernel(name),
    saveAllInputs: true,
    // The outputs are: out, the last states, and what the gradient needs.
    outputsToSave: [false, ...states.map(() => false), true],
    gradFunc: (dys, saved, attributes) => {
      const attrs = attributes as unknown as SequenceAttributes;
      const inputs = saved.slice(0, -1);
      const kept = saved.at(-1) as tf.Tensor;
      const dOutputs = (dys as tf.Tensor[]).slice(0, 1 + states.length);
      const gradients = run(backwardKernel(name), [...inputs, kept, ...dOutputs], attrs);
      // The kernel gives them in the order of the inputs, without that of x if nobody wants it.
      const shift = attrs.wantsInput ? 0 : 1;
      return Object.fromEntries(inputs.flatMap((_, i) => (i < shift ? [] : [[String(i), () => gradients[i - shift] as tf.Tensor]])));
    },
  });
}
