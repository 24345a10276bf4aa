import * as tf from '@tensorflow/tfjs';
import { GATES } from '../recurrent/sequence.ts';
import type { CellKind, SequenceInput, SequenceOutput } from '../recurrent/sequence.ts';
import { engineInternals } from '../engine/engineInternals.ts';
import { currentSession } from '../session.ts';
import { registerCpuSequence } from './cpu/cpuSequence.ts';
import { PlainArithmetic } from './cpu/plainArithmetic.ts';
import { VectorArithmetic } from './cpu/vectorArithmetic.ts';
import { registerWebglSequence } from './webgl/webglSequence.ts';
import { backwardKernel, forwardKernel } from './sequenceKernelNames.ts';
import type { SequenceAttributes } from './sequenceKernelNames.ts';

const kinds = Object.keys(GATES) as CellKind[];

/** Makes the fused kernels and their gradients known to TensorFlow.js. */
export function registerSequenceKernels(): void {
  if (isRegistered('LSTM', 'cpu')) return;
  const arithmetic = new PlainArithmetic();
  for (const kind of kinds) {
    registerCpuSequence(kind, arithmetic);
    registerWebglSequence(kind);
    registerSequenceGradient(kind);
  }
}

/**
 * From now on the CPU's kernels compute with WebAssembly's vectors, several times as fast and with the same results, where they can be had; says whether. Not
 * done by itself: a page that may compile none would report each attempt.
 */
export function useVectors(): boolean {
  const vectors = VectorArithmetic.find();
  if (vectors) for (const kind of kinds) registerCpuSequence(kind, vectors);
  return vectors !== null;
}

/** Is there a fused kernel for the running backend? */
export function hasSequenceKernel(kind: CellKind): boolean {
  return isRegistered(kind, tf.getBackend());
}

function isRegistered(kind: CellKind, backend: string): boolean {
  return (tf.getKernel(forwardKernel(kind), backend) as tf.KernelConfig | undefined) !== undefined;
}

/** Runs one layer in one direction as a single kernel. */
export function fusedSequence(input: SequenceInput): SequenceOutput {
  const { kind, x, h0, c0, weights, isReverse, batchFirst, nonlinearity } = input;
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = weights;
  const inputs = [x, h0, c0, inputWeight, hiddenWeight, inputBias, hiddenBias].filter(each => each !== null);
  // Above 0, TensorFlow.js itself keeps a tape, and whom it follows is not for us to see.
  const wantsInput = engineInternals().state.gradientDepth > 0 || currentSession().graph.isTracked(x);
  const made = run(forwardKernel(kind), inputs, {
    isReverse,
    batchFirst,
    nonlinearity,
    hasBias: inputBias !== null,
    wantsInput,
  });
  const [out, h, c] = made as [tf.Tensor, tf.Tensor, tf.Tensor];
  return { out, h, c: kind === 'LSTM' ? c : null };
}

function run(name: string, inputs: readonly tf.Tensor[], attributes: SequenceAttributes): tf.Tensor[] {
  // The engine takes inputs by name; an array's indices are names too, and let a kernel save all of them.
  return tf.engine().runKernel(name, inputs as unknown as tf.NamedTensorMap, { ...attributes });
}

function registerSequenceGradient(kind: CellKind): void {
  const states = kind === 'LSTM' ? 2 : 1;
  tf.registerGradient({
    kernelName: forwardKernel(kind),
    saveAllInputs: true,
    // The outputs are: out, the last states, and what the gradient needs.
    outputsToSave: [false, ...Array.from({ length: states }, () => false), true],
    gradFunc: (dys, saved, attributes) => {
      const attrs = attributes as unknown as SequenceAttributes;
      const inputs = saved.slice(0, -1);
      const kept = saved.at(-1) as tf.Tensor;
      const dOutputs = (dys as tf.Tensor[]).slice(0, 1 + states);
      const gradients = run(backwardKernel(kind), [...inputs, kept, ...dOutputs], attrs);
      // The kernel gives them in the order of the inputs, without that of x if nobody wants it.
      const shift = attrs.wantsInput ? 0 : 1;
      return Object.fromEntries(inputs.flatMap((_, i) => (i < shift ? [] : [[String(i), () => gradients[i - shift] as tf.Tensor]])));
    },
  });
}
