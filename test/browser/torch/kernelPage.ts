import * as tf from '@tensorflow/tfjs';
import { fusedSequence, hasSequenceKernel } from '../../../src/torch/kernels/sequenceKernels.ts';
import { composedSequence } from '../../../src/torch/recurrent/composedSequence.ts';
import type { SequenceInput, SequenceOutput } from '../../../src/torch/recurrent/sequence.ts';
import { startSession } from '../../../src/torch/session.ts';
import { inputOf, leavesOf, measure } from '../../unit/torch/sequenceCases.ts';
import type { Sizes } from '../../unit/torch/sequenceCases.ts';

/** What one layer gave in one pass there and back. */
export interface Pass {
  readonly outputs: number[][];
  readonly gradients: number[][];
}

export interface Comparison {
  readonly isFused: boolean;
  readonly fused: Pass;
  readonly composed: Pass;
  /** Tensors in the engine after everything was disposed. */
  readonly left: number;
  /** Data on the GPU that one fused pass makes and nobody owns afterwards. */
  readonly leaked: number;
}

/** Runs the fused kernels and the composed reference in the page, on WebGL. */
export interface KernelPage {
  /** @param only Which output the gradients start from: all of them, or just h, as a classifier does. */
  compare(sizes: Sizes, only: 'all' | 'h'): Promise<Comparison>;
}

const page: KernelPage = {
  async compare(sizes, only) {
    await tf.setBackend('webgl');
    const session = startSession();
    const isFused = hasSequenceKernel(sizes.kind);
    const fused = pass(fusedSequence, sizes, only);
    const composed = pass(composedSequence, sizes, only);
    session.dispose();
    const before = tf.backend().numDataIds();
    const again = startSession();
    pass(fusedSequence, sizes, only);
    again.dispose();
    return { isFused, fused, composed, left: tf.memory().numTensors, leaked: tf.backend().numDataIds() - before };
  },
};

function pass(run: (input: SequenceInput) => SequenceOutput, sizes: Sizes, only: 'all' | 'h'): Pass {
  const input = inputOf(sizes);
  const output = run(input);
  (only === 'all' ? measure(output) : output.h.mul(output.h).sum()).backward();
  const values = (tensor: tf.Tensor | null): number[] => (tensor === null ? [] : [...tensor.dataSync()]);
  return { outputs: [output.out, output.h, output.c].map(values), gradients: leavesOf(input).map(leaf => values(leaf.grad)) };
}

(globalThis as unknown as { kernelPage: KernelPage }).kernelPage = page;
