import * as tf from '@tensorflow/tfjs';
import { manualSeed, nn, optim, randn } from '../../../src/torch/index.ts';
import { fusedSequence, hasSequenceKernel } from '../../../src/torch/kernels/sequenceKernels.ts';
import { composedSequence } from '../../../src/torch/recurrent/composedSequence.ts';
import type { SequenceInput, SequenceOutput } from '../../../src/torch/cells/sequence.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { fusedCells, inputOf, leavesOf, measure } from '../../unit/torch/sequenceCases.ts';
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
  /** A module of two layers in both directions: its outputs and its parameters' gradients. */
  layers(kind: 'LSTM' | 'GRU', backend: 'cpu' | 'webgl'): Promise<number[][]>;
  /** A packed batch through such a module: the same, and its gates. */
  packed(kind: 'LSTM' | 'GRU', backend: 'cpu' | 'webgl'): Promise<number[][]>;
  /** Ten steps of Adam on tensors of several shapes: what they hold afterwards. */
  adam(backend: 'cpu' | 'webgl'): Promise<number[][]>;
}

const page: KernelPage = {
  async compare(sizes, only) {
    await tf.setBackend('webgl');
    const session = startSession();
    const isFused = hasSequenceKernel(fusedCells[sizes.kind]);
    const fused = pass(fusedSequence, sizes, only);
    const composed = pass(composedSequence, sizes, only);
    session.dispose();
    const before = tf.backend().numDataIds();
    const again = startSession();
    pass(fusedSequence, sizes, only);
    again.dispose();
    return { isFused, fused, composed, left: tf.memory().numTensors, leaked: tf.backend().numDataIds() - before };
  },

  async layers(kind, backend) {
    await tf.setBackend(backend);
    const session = startSession();
    manualSeed(9);
    const model = new nn[kind]({ inputSize: 3, hiddenSize: 5, numLayers: 2, bidirectional: true, batchFirst: true });
    const [out, state] = model.forward(randn(4, 6, 3));
    const h: tf.Tensor = kind === 'LSTM' ? (state as [tf.Tensor, tf.Tensor])[0] : (state as tf.Tensor);
    out.mul(out).sum().add(h.sum()).backward();
    const values = [out, h, ...model.parameters().map(parameter => parameter.grad)].map(each => [...(each?.dataSync() ?? [])]);
    session.dispose();
    return values;
  },

  async packed(kind, backend) {
    await tf.setBackend(backend);
    const session = startSession();
    manualSeed(9);
    const model = new nn[kind]({ inputSize: 3, hiddenSize: 5, numLayers: 2, bidirectional: true });
    const { packPaddedSequence, padPackedSequence } = nn.utils.rnn;
    const x = randn(4, 6, 3);
    x.requiresGrad = true;
    const [out, state] = model.forward(packPaddedSequence(x, [2, 6, 5, 1], { batchFirst: true, enforceSorted: false }));
    const h = Array.isArray(state) ? state[0] : state;
    const [padded] = padPackedSequence(out);
    padded.mul(padded).sum().add(h.sum()).backward();
    const gates = [model.gates].flat().flatMap(record => Object.values(record as object) as tf.Tensor[]);
    const values = [padded, h, x.grad, ...model.parameters().map(parameter => parameter.grad), ...gates].map(each =>
      // NaN stands where there was no step.
      [...(each?.dataSync() ?? [])].map(value => (Number.isNaN(value) ? 1000 : value)),
    );
    session.dispose();
    return values;
  },

  async adam(backend) {
    await tf.setBackend(backend);
    const session = startSession();
    manualSeed(3);
    const leaves = [[7, 5], [6], [1, 1], [3]].map(shape => randn(...shape));
    for (const leaf of leaves) leaf.requiresGrad = true;
    const optimizer = new optim.Adam(leaves, { lr: 0.05, weightDecay: 0.1 });
    for (let step = 0; step < 10; step++) {
      optimizer.zeroGrad();
      for (const leaf of leaves) leaf.mul(leaf).mul(leaf).sum().backward();
      optimizer.step();
    }
    const values = leaves.map(leaf => [...leaf.dataSync()]);
    session.dispose();
    return values;
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
