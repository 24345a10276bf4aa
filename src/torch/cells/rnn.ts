import * as tf from '@tensorflow/tfjs';
import type { Nonlinearity } from '../kernels/base/sequenceKernelNames.ts';
import type { CellKernel } from '../kernels/cpu/sequence/cellKernel.ts';
import { reluKernel, tanhKernel } from '../kernels/cpu/sequence/rnnKernel.ts';
import { gpuRelu, gpuTanh, type GpuCell } from '../kernels/webgl/gpuCell.ts';
import { defineCell } from './cell.ts';

/** A plain recurrent network's state over its last forward pass, [batch, time, hidden]; it has no gates. */
export interface RNNGates {
  readonly h: tf.Tensor;
}

interface Activation {
  readonly apply: (sum: tf.Tensor) => tf.Tensor;
  readonly cpu: CellKernel;
  readonly webgl: GpuCell;
  readonly gradName: string;
}

const activations: Readonly<Record<Nonlinearity, Activation>> = {
  tanh: { apply: sum => tf.tanh(sum), cpu: tanhKernel, webgl: gpuTanh, gradName: 'TanhBackward0' },
  relu: { apply: sum => tf.relu(sum), cpu: reluKernel, webgl: gpuRelu, gradName: 'ReluBackward0' },
};

/** A plain recurrent network: h′ = tanh(W·x + U·h + b), or relu. */
export const rnnCell = defineCell({
  name: 'RNN',
  states: ['h'],
  blocks: ['h'],
  gates: {},
  hasNonlinearity: true,
  step({ fromInput, fromHidden, states: { h }, nonlinearity, hand }): RNNGates {
    return { h: hand('h', activations[nonlinearity].apply(tf.add(fromInput, fromHidden(h)))) };
  },
  reasons: { h: { squash: 'chosen', block: 'h' } },
  fused: {
    cpu: nonlinearity => activations[nonlinearity].cpu,
    webgl: nonlinearity => activations[nonlinearity].webgl,
    gradNames: { step: nonlinearity => [activations[nonlinearity].gradName], batchFirst: 'TransposeBackward1' },
  },
});
