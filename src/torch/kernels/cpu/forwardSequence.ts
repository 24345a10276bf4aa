import type { CellKernel } from './cellKernel.ts';
import { readStep, stateOf, stateRows, writeStep } from './layout.ts';
import type { Layout } from './layout.ts';
import { addProduct, LANES } from './products.ts';

/** A layer's parameters as they stand in their tensors. */
interface WeightArrays {
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
  /** For the gradient: [time][block][saved run][hidden][lane]. */
  readonly saved: Float32Array;
}

/** Runs one layer in one direction over all time steps. */
export function forwardSequence(call: ForwardCall): ForwardResult {
  const { cell, layout, weights } = call;
  const { steps, batch, features, hidden, blocks } = layout;
  const size = hidden * LANES;
  const out = new Float32Array(steps * batch * hidden);
  const saved = new Float32Array(steps * blocks * cell.saved * size);
  const [inputWeight, hiddenWeight] = [Float64Array.from(weights.inputWeight), Float64Array.from(weights.hiddenWeight)];
  const biases = biasSums(call);
  const sums = new Float64Array(blocks * cell.sums * size);
  const x = new Float64Array(blocks * features * LANES);
  const h = stateRows(layout, call.h0, hidden);
  const c = call.c0 === null ? new Float64Array(0) : stateRows(layout, call.c0, hidden);
  const [inputs, states] = [
    { values: x, row: 0, height: features },
    { values: h, row: 0, height: hidden },
  ];
  const sumsOf = (gate: number) => ({ values: sums, row: gate * hidden, height: cell.sums * hidden });

  for (let walked = 0; walked < steps; walked++) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    readStep(layout, call.x, features, time, x);
    sums.set(biases);
    for (const { from, count, to } of cell.inputPlacements) {
      addProduct(sumsOf(to), inputWeight, from * hidden * features, inputs, count * hidden, features, blocks);
    }
    for (const { from, count, to } of cell.hiddenPlacements) {
      addProduct(sumsOf(to), hiddenWeight, from * hidden * hidden, states, count * hidden, hidden, blocks);
    }
    for (let block = 0; block < blocks; block++) {
      cell.activate(sums, block * cell.sums * size, h, c, block * size, saved, (time * blocks + block) * cell.saved * size, size);
    }
    writeStep(layout, out, hidden, time, h);
  }
  return { out, h: stateOf(layout, h, hidden), c: call.c0 === null ? null : stateOf(layout, c, hidden), saved };
}

/** The biases, spread over all lanes: what every step's sums start from. */
function biasSums({ cell, layout, weights }: ForwardCall): Float64Array {
  const { hidden, blocks } = layout;
  const rows = cell.sums * hidden;
  const one = new Float64Array(rows * LANES);
  const spread = (bias: Float32Array | null, placements: CellKernel['inputPlacements']): void => {
    if (bias === null) return;
    for (const { from, count, to } of placements) {
      for (let row = 0; row < count * hidden; row++) {
        const at = (to * hidden + row) * LANES;
        one.fill((one[at] as number) + (bias[from * hidden + row] as number), at, at + LANES);
      }
    }
  };
  spread(weights.inputBias, cell.inputPlacements);
  spread(weights.hiddenBias, cell.hiddenPlacements);
  const sums = new Float64Array(blocks * rows * LANES);
  for (let block = 0; block < blocks; block++) sums.set(one, block * rows * LANES);
  return sums;
}
