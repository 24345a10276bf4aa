import type { CellKernel } from './cellKernel.ts';
import { readStep, stateOf, stateRows, writeStep } from './layout.ts';
import type { Layout } from './layout.ts';
import { addProduct } from './products.ts';

/** A layer's parameters as they stand in their tensors. */
export interface WeightArrays {
  readonly inputWeight: Float32Array;
  readonly hiddenWeight: Float32Array;
  readonly inputBias: Float32Array | null;
  readonly hiddenBias: Float32Array | null;
}

export interface ForwardCall {
  readonly cell: CellKernel;
  readonly layout: Layout;
  readonly isReverse: boolean;
  readonly x: Float32Array;
  readonly h0: Float32Array;
  readonly c0: Float32Array | null;
  readonly weights: WeightArrays;
}

export interface ForwardResult {
  /** h at every step, laid out as the input is. */
  readonly out: Float32Array;
  readonly h: Float32Array;
  readonly c: Float32Array | null;
  /** For the gradient: [time][saved blocks][hidden][lanes]. */
  readonly saved: Float32Array;
}

/** Runs one layer in one direction over all time steps. */
export function forwardSequence(call: ForwardCall): ForwardResult {
  const { cell, layout, weights } = call;
  const { steps, batch, features, hidden, lanes } = layout;
  const size = hidden * lanes;
  const out = new Float32Array(steps * batch * hidden);
  const saved = new Float32Array(steps * cell.saved * size);
  const [inputWeight, hiddenWeight] = [Float64Array.from(weights.inputWeight), Float64Array.from(weights.hiddenWeight)];
  const biases = biasSums(call);
  const sums = new Float64Array(cell.sums * size);
  const x = new Float64Array(features * lanes);
  const h = stateRows(layout, call.h0, hidden);
  const c = call.c0 === null ? new Float64Array(0) : stateRows(layout, call.c0, hidden);

  for (let walked = 0; walked < steps; walked++) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    readStep(layout, call.x, features, time, x);
    sums.set(biases);
    for (const { from, count, to } of cell.inputPlacements) {
      addProduct(sums, to * size, inputWeight, from * hidden * features, x, 0, count * hidden, features, lanes);
    }
    for (const { from, count, to } of cell.hiddenPlacements) {
      addProduct(sums, to * size, hiddenWeight, from * hidden * hidden, h, 0, count * hidden, hidden, lanes);
    }
    cell.activate(sums, h, c, saved, time * cell.saved * size, size);
    writeStep(layout, out, hidden, time, h);
  }
  return { out, h: stateOf(layout, h, hidden), c: call.c0 === null ? null : stateOf(layout, c, hidden), saved };
}

/** The biases, spread over all lanes: what every step's sums start from. */
function biasSums({ cell, layout, weights }: ForwardCall): Float64Array {
  const { hidden, lanes } = layout;
  const sums = new Float64Array(cell.sums * hidden * lanes);
  const spread = (bias: Float32Array | null, placements: CellKernel['inputPlacements']): void => {
    if (bias === null) return;
    for (const { from, count, to } of placements) {
      for (let row = 0; row < count * hidden; row++) {
        const value = bias[from * hidden + row] as number;
        for (let i = (to * hidden + row) * lanes, end = i + lanes; i < end; i++) sums[i] = (sums[i] as number) + value;
      }
    }
  };
  spread(weights.inputBias, cell.inputPlacements);
  spread(weights.hiddenBias, cell.hiddenPlacements);
  return sums;
}
