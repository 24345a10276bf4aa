import type { CellKernel } from './cellKernel.ts';
import { addStep, fillRow, readState, readStep, writeState, writeStep } from './layout.ts';
import type { Layout, Place } from './layout.ts';
import { addOuterProduct } from './outerProduct.ts';
import { addProduct, LANES } from './products.ts';
import type { Scratch } from './scratch.ts';
import { rowsRead, stackHeight, transposed, unstackGradients } from './stackedWeights.ts';

export interface BackwardCall {
  readonly cell: CellKernel;
  readonly layout: Layout;
  readonly isReverse: boolean;
  readonly x: Float32Array;
  readonly h0: Float32Array;
  readonly c0: Float32Array | null;
  readonly inputWeight: Float32Array;
  readonly hiddenWeight: Float32Array;
  /** Is the gradient of x wanted too? */
  readonly wantsInput: boolean;
  readonly saved: Float32Array;
  /** Gradients of `out`, of the last h, and of the last c; empty where there is none. */
  readonly dOut: Float32Array;
  readonly dh: Float32Array;
  readonly dc: Float32Array | null;
}

export interface BackwardResult {
  readonly dx: Float32Array | null;
  readonly dh0: Float32Array;
  readonly dc0: Float32Array | null;
  readonly dInputWeight: Float32Array;
  readonly dHiddenWeight: Float32Array;
  readonly dInputBias: Float32Array;
  readonly dHiddenBias: Float32Array;
}

/** Walks one layer in one direction back through all time steps. */
export function backwardSequence(call: BackwardCall, scratch: Scratch): BackwardResult {
  const { cell, layout } = call;
  const { steps, features, hidden, blocks } = layout;
  const size = hidden * LANES;
  const height = stackHeight(layout);
  const stepSums = blocks * cell.sums * size;
  const d = scratch.any('d', steps * stepSums);
  const stacks = stackedInputs(call, scratch);
  const dh = scratch.zeros('dh', blocks * size);
  const cellSize = call.c0 === null ? 0 : blocks * size;
  const [dc, c] = [scratch.zeros('dc', cellSize), scratch.zeros('c', cellSize)];
  const plain = (values: Float64Array): Place => ({ values, start: 0, row: 0, height: hidden });
  const [dStates, dCells, cells] = [plain(dh), plain(dc), plain(c)];
  readState(layout, call.dh, call.dh.length === 0 ? 0 : hidden, dStates);
  if (call.dc !== null) readState(layout, call.dc, call.dc.length === 0 ? 0 : hidden, dCells);
  const products = cell.gateBlocks
    .filter(({ reads }) => reads !== 'input')
    .map(gates => ({ gates, weights: transposed(call.hiddenWeight, gates, hidden, hidden) }));

  for (let walked = steps - 1; walked >= 0; walked--) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    const before = call.isReverse ? time + 1 : time - 1;
    if (call.c0 !== null) {
      if (walked === 0) readState(layout, call.c0, hidden, cells);
      else readSaved(call, before, cell.cellRun, c, 0, hidden);
    }
    if (call.dOut.length > 0) addStep(layout, call.dOut, hidden, time, dStates);
    for (let block = 0; block < blocks; block++) {
      const [at, h] = [block * size, ((time * blocks + block) * height + features + 1) * LANES];
      const savedAt = (time * blocks + block) * cell.saved * size;
      cell.differentiate(d, time * stepSums + block * cell.sums * size, dh, dc, stacks, h, c, at, call.saved, savedAt, size);
    }
    for (const { gates, weights } of products) {
      const sums = { values: d, start: time * stepSums, row: gates.to * hidden, height: cell.sums * hidden };
      addProduct(dStates, weights, sums, hidden, gates.count * hidden, blocks);
    }
  }
  return {
    dx: call.wantsInput ? inputGradient(call, d) : null,
    dh0: writeState(layout, hidden, dStates),
    dc0: call.dc === null ? null : writeState(layout, hidden, dCells),
    ...weightGradients(cell, layout, d, stacks),
  };
}

/** The stacked columns of all time steps, [time][block][row][lane]. */
function stackedInputs(call: BackwardCall, scratch: Scratch): Float64Array {
  const { cell, layout, isReverse } = call;
  const { steps, features, hidden, blocks } = layout;
  const height = stackHeight(layout);
  const stacks = scratch.zeros('stacks', steps * blocks * height * LANES);
  for (let time = 0; time < steps; time++) {
    const start = time * blocks * height * LANES;
    readStep(layout, call.x, features, time, { values: stacks, start, row: 0, height });
    fillRow(layout, { values: stacks, start, row: features, height }, 1);
    const before = isReverse ? time + 1 : time - 1;
    if (before === -1 || before === steps) readState(layout, call.h0, hidden, { values: stacks, start, row: features + 1, height });
    else readSaved(call, before, cell.saved - 1, stacks, start + (features + 1) * LANES, height);
  }
  return stacks;
}

/** Copies one saved run of a time step into a blocked matrix of `height` rows a block, from `start` on. */
function readSaved(
  { cell, layout, saved }: BackwardCall,
  time: number,
  run: number,
  rows: Float64Array,
  start: number,
  height: number,
): void {
  const size = layout.hidden * LANES;
  for (let block = 0; block < layout.blocks; block++) {
    const from = ((time * layout.blocks + block) * cell.saved + run) * size;
    const to = start + block * height * LANES;
    for (let i = 0; i < size; i++) rows[to + i] = saved[from + i] as number;
  }
}

type WeightGradients = Pick<BackwardResult, 'dInputWeight' | 'dHiddenWeight' | 'dInputBias' | 'dHiddenBias'>;

/** One product over all time steps and the whole batch for each block of gates. */
function weightGradients(cell: CellKernel, layout: Layout, d: Float64Array, stacks: Float64Array): WeightGradients {
  const { steps, features, hidden, blocks } = layout;
  const rows = cell.gateBlocks.reduce((sum, { count, reads }) => (reads === 'hidden' ? sum : sum + count), 0) * hidden;
  const [inputWeight, hiddenWeight] = [new Float32Array(rows * features), new Float32Array(rows * hidden)];
  const [inputBias, hiddenBias] = [new Float32Array(rows), new Float32Array(rows)];
  for (const gates of cell.gateBlocks) {
    const { row, depth } = rowsRead(gates, layout);
    const gradient = new Float64Array(gates.count * hidden * depth);
    const left = { values: d, start: 0, row: gates.to * hidden, height: cell.sums * hidden };
    const right = { values: stacks, start: 0, row, height: stackHeight(layout) };
    addOuterProduct(gradient, left, right, gates.count * hidden, depth, steps * blocks);
    unstackGradients(gates, layout, gradient, { inputWeight, hiddenWeight, inputBias, hiddenBias });
  }
  return { dInputWeight: inputWeight, dHiddenWeight: hiddenWeight, dInputBias: inputBias, dHiddenBias: hiddenBias };
}

/** The gradient of a layer's input, from that of its sums. */
function inputGradient({ cell, layout, inputWeight }: BackwardCall, d: Float64Array): Float32Array {
  const { steps, batch, features, hidden, blocks } = layout;
  const dx = new Float32Array(steps * batch * features);
  const values = new Float64Array(blocks * features * LANES);
  const products = cell.gateBlocks
    .filter(({ reads }) => reads !== 'hidden')
    .map(gates => ({ gates, weights: transposed(inputWeight, gates, hidden, features) }));
  const rows = { values, start: 0, row: 0, height: features };
  for (let time = 0; time < steps; time++) {
    values.fill(0);
    for (const { gates, weights } of products) {
      const sums = { values: d, start: time * blocks * cell.sums * hidden * LANES, row: gates.to * hidden, height: cell.sums * hidden };
      addProduct(rows, weights, sums, features, gates.count * hidden, blocks);
    }
    writeStep(layout, dx, features, time, rows);
  }
  return dx;
}
