import type { CellKernel, Placement } from './cellKernel.ts';
import { addStep, readStep, stateOf, stateRows, writeStep } from './layout.ts';
import type { Layout } from './layout.ts';
import { addLaneSums, addOuterProduct, addProduct, LANES } from './products.ts';

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
  /** Of the sums at every step, [time][block][sum][hidden][lane]; the input's gradient is made from it. */
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
  const { steps, features, hidden, blocks } = layout;
  const size = hidden * LANES;
  const rows = cell.inputPlacements.reduce((sum, { count }) => sum + count, 0) * hidden;
  const [dInputWeight, dHiddenWeight] = [new Float64Array(rows * features), new Float64Array(rows * hidden)];
  const [dInputBias, dHiddenBias] = [new Float64Array(rows), new Float64Array(rows)];
  const stepSums = blocks * cell.sums * size;
  const dSums = new Float32Array(steps * stepSums);
  const d = new Float64Array(stepSums);
  const dh = stateRows(layout, call.dh, hidden);
  const dc = call.dc === null ? new Float64Array(0) : stateRows(layout, call.dc, hidden);
  const [h0, c0] = [stateRows(layout, call.h0, hidden), call.c0 === null ? new Float64Array(0) : stateRows(layout, call.c0, hidden)];
  const [h, c] = [new Float64Array(h0.length), new Float64Array(c0.length)];
  const x = new Float64Array(blocks * features * LANES);
  const turned = cell.hiddenPlacements.map(placement => transposed(call.hiddenWeight, placement, hidden, hidden));
  const sumsOf = (gate: number) => ({ values: d, row: gate * hidden, height: cell.sums * hidden });
  const [inputs, states, dStates] = [
    { values: x, row: 0, height: features },
    { values: h, row: 0, height: hidden },
    { values: dh, row: 0, height: hidden },
  ];

  for (let walked = steps - 1; walked >= 0; walked--) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    const before = call.isReverse ? time + 1 : time - 1;
    if (walked === 0) {
      h.set(h0);
      c.set(c0);
    } else {
      readSaved(call, before, cell.saved - 1, h);
      if (c.length > 0) readSaved(call, before, cell.cellRun, c);
    }
    addStep(layout, call.dOut, hidden, time, dh);
    for (let block = 0; block < blocks; block++) {
      const savedAt = (time * blocks + block) * cell.saved * size;
      cell.differentiate(d, block * cell.sums * size, dh, dc, h, c, block * size, call.saved, savedAt, size);
    }
    readStep(layout, call.x, features, time, x);
    for (const { from, count, to } of cell.inputPlacements) {
      addOuterProduct(dInputWeight, from * hidden * features, sumsOf(to), inputs, count * hidden, features, blocks);
      addLaneSums(dInputBias, from * hidden, sumsOf(to), count * hidden, blocks);
    }
    for (const [i, { from, count, to }] of cell.hiddenPlacements.entries()) {
      addOuterProduct(dHiddenWeight, from * hidden * hidden, sumsOf(to), states, count * hidden, hidden, blocks);
      addLaneSums(dHiddenBias, from * hidden, sumsOf(to), count * hidden, blocks);
      addProduct(dStates, turned[i] as Float64Array, 0, sumsOf(to), hidden, count * hidden, blocks);
    }
    dSums.set(d, time * stepSums);
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
  const { steps, batch, features, hidden, blocks } = layout;
  const stepSums = blocks * cell.sums * hidden * LANES;
  const dx = new Float32Array(steps * batch * features);
  const rows = new Float64Array(blocks * features * LANES);
  const d = new Float64Array(stepSums);
  const turned = cell.inputPlacements.map(placement => transposed(inputWeight, placement, hidden, features));
  const out = { values: rows, row: 0, height: features };
  for (let time = 0; time < steps; time++) {
    d.set(dSums.subarray(time * stepSums, (time + 1) * stepSums));
    rows.fill(0);
    for (const [i, { count, to }] of cell.inputPlacements.entries()) {
      const sums = { values: d, row: to * hidden, height: cell.sums * hidden };
      addProduct(out, turned[i] as Float64Array, 0, sums, features, count * hidden, blocks);
    }
    writeStep(layout, dx, features, time, rows);
  }
  return dx;
}

/** Copies one saved run of a time step into a blocked matrix. */
function readSaved({ cell, layout, saved }: BackwardCall, time: number, run: number, rows: Float64Array): void {
  const size = layout.hidden * LANES;
  for (let block = 0; block < layout.blocks; block++) {
    const start = ((time * layout.blocks + block) * cell.saved + run) * size;
    for (let i = 0; i < size; i++) rows[block * size + i] = saved[start + i] as number;
  }
}

/** A block of a weight's rows ([count × hidden][columns]), transposed: [columns][count × hidden]. */
function transposed(weight: Float32Array, { from, count }: Placement, hidden: number, columns: number): Float64Array {
  const rows = count * hidden;
  const turned = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) turned[k * rows + row] = weight[(from * hidden + row) * columns + k] as number;
  }
  return turned;
}
