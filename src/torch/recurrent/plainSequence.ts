import * as tf from '@tensorflow/tfjs';
import { sequenceSizes, type SequenceInput } from '../cells/sequence.ts';
import { floats, isOnCpu } from '../engine/onCpu.ts';
import { rowProducts } from '../kernels/cpu/productKernel.ts';

/**
 * Every value of all time steps by name, [batch, time, hidden], as `composedSequence` makes them on the CPU, digit for
 * digit, but in plain arrays: an operation on a tensor of this size costs many times what it computes. Null where the
 * cell has no such steps, on another backend, and where there is nothing to compute.
 */
export function plainSequence(input: SequenceInput): Readonly<Record<string, tf.Tensor>> | null {
  const { cell, weights, batchFirst, isReverse } = input;
  const { sequences, steps, features } = sequenceSizes(input);
  const hidden = input.h0.shape[1] ?? 0;
  const step = cell.fused?.plain;
  if (step === undefined || !isOnCpu() || sequences * steps * features * hidden === 0) return null;
  const width = cell.blocks.length * hidden;
  const fromInputs = sumsOf(floats(input.x), weights.inputWeight, weights.inputBias, features);
  const byName = new Map<string, Float32Array>();
  let h = floats(input.h0);
  // A cell without a cell state does not ask for it.
  let c = input.c0 === null ? h : floats(input.c0);
  for (let walked = 0; walked < steps; walked++) {
    const time = isReverse ? steps - 1 - walked : walked;
    const [start, stride] = batchFirst ? [time * width, steps * width] : [time * sequences * width, width];
    const fromInput = new Float32Array(sequences * width);
    for (let row = 0; row < sequences; row++) {
      const at = start + row * stride;
      fromInput.set(fromInputs.subarray(at, at + width), row * width);
    }
    const values = step({ fromInput, fromHidden: sumsOf(h, weights.hiddenWeight, weights.hiddenBias, hidden), h, c, hidden });
    for (const name of Object.keys(values)) {
      const all = byName.get(name) ?? new Float32Array(sequences * steps * hidden);
      byName.set(name, all);
      const now = values[name] as Float32Array;
      for (let row = 0; row < sequences; row++) {
        all.set(now.subarray(row * hidden, (row + 1) * hidden), (row * steps + time) * hidden);
      }
    }
    h = values['h'] as Float32Array;
    if (input.c0 !== null) c = values['c'] as Float32Array;
  }
  return Object.fromEntries([...byName].map(([name, values]) => [name, tf.tensor(values, [sequences, steps, hidden])]));
}

/** Rows of `size` values times the weight's transpose, plus bias: rounded before it is added, and after. */
function sumsOf(rows: Float32Array, weight: tf.Tensor, bias: tf.Tensor | null, size: number): Float32Array {
  const [width = 0] = weight.shape;
  const sums = rowProducts(rows, floats(weight), rows.length / size, width, size);
  if (bias === null) return sums;
  const added = floats(bias);
  for (let at = 0; at < sums.length;) for (let i = 0; i < width; i++, at++) sums[at] = (sums[at] as number) + (added[i] as number);
  return sums;
}
