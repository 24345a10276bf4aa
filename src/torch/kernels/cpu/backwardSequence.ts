import type { CellKernel, Placement } from './cellKernel.ts';
import { addStep, readStep, stateOf, stateRows, writeStep } from './layout.ts';
import type { Layout } from './layout.ts';
import { addLaneSums, addOuterProduct, addProduct } from './products.ts';

export interface BackwardCall {
  readonly cell: CellKernel;
  readonly layout: Layout;
  readonly isReverse: boolean;
  readonly x: Float32Array;
  readonly h0: Float32Array;
  readonly c0: Float32Array | null;
  readonly hiddenWeight: Float32Array;
  readonly saved: Float32Array;
  /** Gradients of `out`, of the last h, and of the last c. */
  readonly dOut: Float32Array;
  readonly dh: Float32Array;
  readonly dc: Float32Array | null;
}

export interface BackwardResult {
  /** Of the sums at every step, [time][sums][hidden][lanes]; the input's gradient is made from it. */
  readonly dSums: Float32Array;
  readonly dh0: Float32Array;
  readonly dc0: Float32Array | null;
  readonly dInputWeight: Float32Array;
  readonly dHiddenWeight: Float32Array;
  readonly dInputBias: Float32Array;
  readonly dHiddenBias: Float32Array;
}

/** Walks one layer in one direction back through all time steps. */
export function backwardSequence(call: BackwardCall): BackwardResult {
  const { cell, layout } = call;
  const { steps, features, hidden, lanes } = layout;
  const size = hidden * lanes;
  const gates = cell.inputPlacements.reduce((sum, { count }) => sum + count, 0);
  const rows = gates * hidden;
  const dInputWeight = new Float64Array(rows * features);
  const dHiddenWeight = new Float64Array(rows * hidden);
  const [dInputBias, dHiddenBias] = [new Float64Array(rows), new Float64Array(rows)];
  const dSums = new Float32Array(steps * cell.sums * size);
  const d = new Float64Array(cell.sums * size);
  const dh = stateRows(layout, call.dh, hidden);
  const dc = call.dc === null ? new Float64Array(0) : stateRows(layout, call.dc, hidden);
  const [h0, c0] = [stateRows(layout, call.h0, hidden), call.c0 === null ? new Float64Array(0) : stateRows(layout, call.c0, hidden)];
  const [h, c] = [new Float64Array(size), new Float64Array(c0.length)];
  const x = new Float64Array(features * lanes);
  const turned = cell.hiddenPlacements.map(placement => transposedBlock(call.hiddenWeight, placement, hidden, hidden));

  for (let walked = steps - 1; walked >= 0; walked--) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    const before = call.isReverse ? time + 1 : time - 1;
    const start = time * cell.saved * size;
    h.set(walked === 0 ? h0 : savedBlock(call, before, cell.saved - 1, size));
    if (c.length > 0) c.set(walked === 0 ? c0 : savedBlock(call, before, cell.cellBlock, size));
    addStep(layout, call.dOut, hidden, time, dh);
    cell.differentiate(d, dh, dc, call.saved, start, h, c, size);
    readStep(layout, call.x, features, time, x);
    for (const { from, count, to } of cell.inputPlacements) {
      addOuterProduct(dInputWeight, from * hidden * features, d, to * size, x, count * hidden, features, lanes);
      addLaneSums(dInputBias, from * hidden, d, to * size, count * hidden, lanes);
    }
    for (const [i, { from, count, to }] of cell.hiddenPlacements.entries()) {
      addOuterProduct(dHiddenWeight, from * hidden * hidden, d, to * size, h, count * hidden, hidden, lanes);
      addLaneSums(dHiddenBias, from * hidden, d, to * size, count * hidden, lanes);
      addProduct(dh, 0, turned[i] as Float64Array, 0, d, to * size, hidden, count * hidden, lanes);
    }
    dSums.set(d, time * cell.sums * size);
  }
  return {
    dSums,
    dh0: stateOf(layout, dh, hidden),
    dc0: call.dc === null ? null : stateOf(layout, dc, hidden),
    dInputWeight: Float32Array.from(dInputWeight),
    dHiddenWeight: Float32Array.from(dHiddenWeight),
    dInputBias: Float32Array.from(dInputBias),
    dHiddenBias: Float32Array.from(dHiddenBias),
  };
}

/** The gradient of a layer's input, from the gradient of its sums. */
export function inputGradient(cell: CellKernel, layout: Layout, dSums: Float32Array, inputWeight: Float32Array): Float32Array {
  const { steps, batch, features, hidden, lanes } = layout;
  const size = hidden * lanes;
  const dx = new Float32Array(steps * batch * features);
  const rows = new Float64Array(features * lanes);
  const d = new Float64Array(cell.sums * size);
  const turned = cell.inputPlacements.map(placement => transposedBlock(inputWeight, placement, hidden, features));
  for (let time = 0; time < steps; time++) {
    d.set(dSums.subarray(time * cell.sums * size, (time + 1) * cell.sums * size));
    rows.fill(0);
    for (const [i, { count, to }] of cell.inputPlacements.entries()) {
      addProduct(rows, 0, turned[i] as Float64Array, 0, d, to * size, features, count * hidden, lanes);
    }
    writeStep(layout, dx, features, time, rows);
  }
  return dx;
}

function savedBlock({ cell, saved }: BackwardCall, time: number, block: number, size: number): Float32Array {
  const start = (time * cell.saved + block) * size;
  return saved.subarray(start, start + size);
}

/** A block of a weight's rows ([count × hidden][columns]), transposed: [columns][count × hidden]. */
function transposedBlock(weight: Float32Array, { from, count }: Placement, hidden: number, columns: number): Float64Array {
  const rows = count * hidden;
  const turned = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) turned[k * rows + row] = weight[(from * hidden + row) * columns + k] as number;
  }
  return turned;
}
