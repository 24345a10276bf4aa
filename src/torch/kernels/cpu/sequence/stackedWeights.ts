import type { GateBlock } from './cellKernel.ts';
import type { Layout } from './layout.ts';

/*
 * At each time step the kernels work on one stacked column an entry: the input's features, a 1 for the biases, and the
 * earlier state. So a gate that reads both is one product, and the biases are a column of the weights.
 */

/** Rows of the stacked column. */
export function stackHeight({ features, hidden }: Layout): number {
  return features + 1 + hidden;
}

/** Which rows of the stacked column a block reads. */
export function rowsRead({ reads }: GateBlock, { features, hidden }: Layout): { readonly row: number; readonly depth: number } {
  switch (reads) {
    case 'input':
      return { row: 0, depth: features + 1 };
    case 'hidden':
      return { row: features, depth: 1 + hidden };
    case 'both':
      return { row: 0, depth: features + 1 + hidden };
  }
}

/** A layer's parameters, or their gradients. */
export interface WeightArrays {
  readonly inputWeight: Float32Array;
  readonly hiddenWeight: Float32Array;
  readonly inputBias: Float32Array | null;
  readonly hiddenBias: Float32Array | null;
}

/**
 * Values of one block of gates' weights, or of their gradients, as they meet the stacked column: [count ×
 * hidden][depth].
 */
export function stackedSize(block: GateBlock, layout: Layout): number {
  return block.count * layout.hidden * rowsRead(block, layout).depth;
}

/** Fills `stacked` with the weights of one block. */
export function stackWeights(block: GateBlock, layout: Layout, weights: WeightArrays, stacked: Float64Array): void {
  const { features, hidden } = layout;
  const [hasInput, hasHidden] = [block.reads !== 'hidden', block.reads !== 'input'];
  for (let r = 0, at = 0; r < block.count * hidden; r++) {
    const row = block.from * hidden + r;
    if (hasInput) for (let k = 0; k < features; k++) stacked[at++] = weights.inputWeight[row * features + k] as number;
    stacked[at++] = (hasInput ? (weights.inputBias?.[row] ?? 0) : 0) + (hasHidden ? (weights.hiddenBias?.[row] ?? 0) : 0);
    if (hasHidden) for (let k = 0; k < hidden; k++) stacked[at++] = weights.hiddenWeight[row * hidden + k] as number;
  }
}

/** The reverse of `stackWeights`, for gradients. */
export function unstackGradients(block: GateBlock, layout: Layout, stacked: Float64Array, gradients: Required<WeightArrays>): void {
  const { features, hidden } = layout;
  const [hasInput, hasHidden] = [block.reads !== 'hidden', block.reads !== 'input'];
  for (let r = 0, at = 0; r < block.count * hidden; r++) {
    const row = block.from * hidden + r;
    if (hasInput) for (let k = 0; k < features; k++) gradients.inputWeight[row * features + k] = stacked[at++] as number;
    const bias = stacked[at++] as number;
    if (hasInput && gradients.inputBias !== null) gradients.inputBias[row] = bias;
    if (hasHidden && gradients.hiddenBias !== null) gradients.hiddenBias[row] = bias;
    if (hasHidden) for (let k = 0; k < hidden; k++) gradients.hiddenWeight[row * hidden + k] = stacked[at++] as number;
  }
}

/**
 * Fills `turned` with a block of a weight's rows ([count × hidden][columns]), transposed: [columns][count × hidden].
 */
export function transpose(weight: Float32Array, { from, count }: GateBlock, hidden: number, columns: number, turned: Float64Array): void {
  const rows = count * hidden;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) turned[k * rows + row] = weight[(from * hidden + row) * columns + k] as number;
  }
}
