import * as tf from '@tensorflow/tfjs';
import { backwardKernel, forwardKernel } from '../../base/sequenceKernelNames.ts';
import type { FusedSequence, SequenceAttributes } from '../../base/sequenceKernelNames.ts';
import type { Arithmetic } from './arithmetic.ts';
import { backwardSequence } from './backwardSequence.ts';
import type { CellKernel } from './cellKernel.ts';
import type { CpuBackend } from '../cpuBackend.ts';
import { forwardSequence } from './forwardSequence.ts';
import { layoutOf } from './layout.ts';
import { LANES } from './lanes.ts';

type Run = (
  values: Float32Array[],
  shapes: number[][],
  attributes: SequenceAttributes,
) => { readonly shape: readonly number[]; readonly values: Float32Array }[];

/** Registers a cell's two kernels for the CPU backend, in the place of those that are registered. */
export function registerCpuSequence(fused: FusedSequence<CellKernel>, arithmetic: Arithmetic): void {
  const { name, hasCellState, kernelFor } = fused;
  const states = hasCellState ? 2 : 1;

  register(forwardKernel(name), (values, shapes, attributes) => {
    const hidden = shapes[1]?.[1] ?? 0;
    const layout = layoutOf(shapes[0] ?? [], hidden, attributes.batchFirst);
    const [x, h0] = values as [Float32Array, Float32Array];
    const [inputWeight, hiddenWeight, inputBias = null, hiddenBias = null] = values.slice(1 + states) as [Float32Array, Float32Array];
    const cell = kernelFor(attributes.nonlinearity);
    const result = forwardSequence(
      {
        cell,
        layout,
        isReverse: attributes.isReverse,
        x,
        h0,
        c0: hasCellState ? (values[2] as Float32Array) : null,
        weights: { inputWeight, hiddenWeight, inputBias, hiddenBias },
      },
      arithmetic,
    );
    const state = [layout.batch, hidden];
    return [
      { shape: [...(shapes[0] ?? []).slice(0, 2), hidden], values: result.out },
      { shape: state, values: result.h },
      ...(result.c === null ? [] : [{ shape: state, values: result.c }]),
      { shape: [layout.steps, layout.blocks, cell.saved * hidden, LANES], values: result.saved },
    ];
  });

  register(backwardKernel(name), (values, shapes, attributes) => {
    const hidden = shapes[1]?.[1] ?? 0;
    const layout = layoutOf(shapes[0] ?? [], hidden, attributes.batchFirst);
    const cell = kernelFor(attributes.nonlinearity);
    const [x, h0] = values as [Float32Array, Float32Array];
    const [inputWeight, hiddenWeight] = values.slice(1 + states) as [Float32Array, Float32Array];
    const after = 3 + states + (attributes.hasBias ? 2 : 0);
    const [saved, dOut, dh, dc = null] = values.slice(after) as [Float32Array, Float32Array, Float32Array, Float32Array?];
    const result = backwardSequence(
      {
        cell,
        layout,
        isReverse: attributes.isReverse,
        x,
        h0,
        c0: hasCellState ? (values[2] as Float32Array) : null,
        inputWeight,
        hiddenWeight,
        wantsInput: attributes.wantsInput,
        saved,
        dOut,
        dh,
        dc,
      },
      arithmetic,
    );
    const state = [layout.batch, hidden];
    const rows = result.dInputBias.length;
    return [
      ...(result.dx === null ? [] : [{ shape: shapes[0] ?? [], values: result.dx }]),
      { shape: state, values: result.dh0 },
      ...(result.dc0 === null ? [] : [{ shape: state, values: result.dc0 }]),
      { shape: [rows, layout.features], values: result.dInputWeight },
      { shape: [rows, hidden], values: result.dHiddenWeight },
      ...(attributes.hasBias ? [result.dInputBias, result.dHiddenBias].map(bias => ({ shape: [rows], values: bias })) : []),
    ];
  });
}

function register(kernelName: string, run: Run): void {
  if (tf.getKernel(kernelName, 'cpu') as tf.KernelConfig | undefined) tf.unregisterKernel(kernelName, 'cpu');
  tf.registerKernel({
    kernelName,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const cpu = backend as CpuBackend;
      const given = Object.values(inputs) as tf.TensorInfo[];
      const made = run(
        given.map(({ dataId }) => cpu.readSync(dataId)),
        given.map(({ shape }) => shape),
        attrs as unknown as SequenceAttributes,
      );
      return made.map(({ shape, values }) => cpu.makeTensorInfo(shape, 'float32', values));
    },
  });
}
