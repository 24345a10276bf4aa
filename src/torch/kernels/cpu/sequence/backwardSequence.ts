import type { Arithmetic } from './arithmetic.ts';
import type { CellKernel, GateBlock } from './cellKernel.ts';
import { addStep, fillRow, readState, readStep, writeState, writeStep } from './layout.ts';
import type { Layout, BlockRows } from './layout.ts';
import { LANES } from './lanes.ts';
import { rowsRead, stackedSize, stackHeight, transpose, unstackGradients } from './stackedWeights.ts';

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

/** What one walk back works with; all of it is one call's. */
interface Work {
  readonly arithmetic: Arithmetic;
  /** Gradients of the sums of all time steps, [time][block][row][lane]. */
  readonly d: Float64Array;
  /** The stacked columns of all time steps, laid out as `d` is. */
  readonly stacks: Float64Array;
  /** Gradients of one block of gates' weights, one block of gates after the other. */
  readonly gradient: Float64Array;
  /** The gradient of one step's input. */
  readonly dInput: Float64Array;
  readonly hiddenWeights: readonly Turned[];
  readonly inputWeights: readonly Turned[];
}

/** A block of gates with its weights transposed, for the way back. */
interface Turned {
  readonly gates: GateBlock;
  readonly weights: Float64Array;
}

/** Walks one layer in one direction back through all time steps. */
export function backwardSequence(call: BackwardCall, arithmetic: Arithmetic): BackwardResult {
  const { cell, layout } = call;
  const { steps, features, hidden, blocks } = layout;
  const size = hidden * LANES;
  const height = stackHeight(layout);
  const stepSums = blocks * cell.sums * size;
  const cellSize = call.c0 === null ? 0 : blocks * size;
  const ofHidden = cell.gateBlocks.filter(({ reads }) => reads !== 'input');
  const ofInput = call.wantsInput ? cell.gateBlocks.filter(({ reads }) => reads !== 'hidden') : [];
  const [dh, dc, c, d, stacks, space, gradient, dInput, ...turned] = arithmetic.arrays([
    blocks * size,
    cellSize,
    cellSize,
    steps * stepSums,
    steps * blocks * height * LANES,
    call.saved.length / 2,
    Math.max(...cell.gateBlocks.map(gates => stackedSize(gates, layout))),
    call.wantsInput ? blocks * features * LANES : 0,
    ...ofHidden.map(({ count }) => count * hidden * hidden),
    ...ofInput.map(({ count }) => count * hidden * features),
  ]);
  const turn = (gates: GateBlock, weight: Float32Array, columns: number, weights: Float64Array): Turned => {
    transpose(weight, gates, hidden, columns, weights);
    return { gates, weights };
  };
  const work: Work = {
    ...{ arithmetic, d, stacks, gradient, dInput },
    hiddenWeights: ofHidden.map((gates, i) => turn(gates, call.hiddenWeight, hidden, turned[i] as Float64Array)),
    inputWeights: ofInput.map((gates, i) => turn(gates, call.inputWeight, features, turned[ofHidden.length + i] as Float64Array)),
  };
  const saved = new Float32Array(space.buffer, space.byteOffset, call.saved.length);
  saved.set(call.saved);
  stackInputs(call, stacks);
  // Lanes that the batch does not fill stay 0.
  for (const zeros of [dh, dc, c]) zeros.fill(0);
  const plain = (values: Float64Array): BlockRows => ({ values, start: 0, row: 0, height: hidden });
  const [dStates, dCells, cells] = [plain(dh), plain(dc), plain(c)];
  readState(layout, call.dh, call.dh.length === 0 ? 0 : hidden, dStates);
  if (call.dc !== null) readState(layout, call.dc, call.dc.length === 0 ? 0 : hidden, dCells);

  for (let walked = steps - 1; walked >= 0; walked--) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    const before = call.isReverse ? time + 1 : time - 1;
    if (call.c0 !== null) {
      if (walked === 0) readState(layout, call.c0, hidden, cells);
      else readSaved(call, before, cell.cellRun, c, 0, hidden);
    }
    if (call.dOut.length > 0) addStep(layout, call.dOut, hidden, time, dStates);
    const states = { values: stacks, start: time * blocks * height * LANES, row: features + 1, height };
    const at = { dSums: d, dSumsAt: time * stepSums, saved, savedAt: time * blocks * cell.saved * size };
    arithmetic.differentiate(cell, layout, { ...at, dh, dc, states, c });
    for (const { gates, weights } of work.hiddenWeights) {
      const sums = { values: d, start: time * stepSums, row: gates.to * hidden, height: cell.sums * hidden };
      arithmetic.addProduct(dStates, weights, sums, hidden, gates.count * hidden, blocks);
    }
  }
  return {
    dx: call.wantsInput ? inputGradient(call, work) : null,
    dh0: writeState(layout, hidden, dStates),
    dc0: call.dc === null ? null : writeState(layout, hidden, dCells),
    ...weightGradients(call, work),
  };
}

/** Fills in the stacked columns of all time steps. */
function stackInputs(call: BackwardCall, stacks: Float64Array): void {
  const { cell, layout, isReverse } = call;
  const { steps, features, hidden, blocks } = layout;
  const height = stackHeight(layout);
  stacks.fill(0);
  for (let time = 0; time < steps; time++) {
    const start = time * blocks * height * LANES;
    readStep(layout, call.x, features, time, { values: stacks, start, row: 0, height });
    fillRow(layout, { values: stacks, start, row: features, height }, 1);
    const before = isReverse ? time + 1 : time - 1;
    if (before === -1 || before === steps) readState(layout, call.h0, hidden, { values: stacks, start, row: features + 1, height });
    else readSaved(call, before, cell.saved - 1, stacks, start + (features + 1) * LANES, height);
  }
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
function weightGradients({ cell, layout }: BackwardCall, { arithmetic, d, stacks, gradient }: Work): WeightGradients {
  const { steps, features, hidden, blocks } = layout;
  const rows = cell.gateBlocks.reduce((sum, { count, reads }) => (reads === 'hidden' ? sum : sum + count), 0) * hidden;
  const [inputWeight, hiddenWeight] = [new Float32Array(rows * features), new Float32Array(rows * hidden)];
  const [inputBias, hiddenBias] = [new Float32Array(rows), new Float32Array(rows)];
  for (const gates of cell.gateBlocks) {
    const { row, depth } = rowsRead(gates, layout);
    gradient.fill(0);
    const left = { values: d, start: 0, row: gates.to * hidden, height: cell.sums * hidden };
    const right = { values: stacks, start: 0, row, height: stackHeight(layout) };
    arithmetic.addOuterProduct(gradient, left, right, gates.count * hidden, depth, steps * blocks);
    unstackGradients(gates, layout, gradient, { inputWeight, hiddenWeight, inputBias, hiddenBias });
  }
  return { dInputWeight: inputWeight, dHiddenWeight: hiddenWeight, dInputBias: inputBias, dHiddenBias: hiddenBias };
}

/** The gradient of a layer's input, from that of its sums. */
function inputGradient({ cell, layout }: BackwardCall, { arithmetic, d, dInput, inputWeights }: Work): Float32Array {
  const { steps, batch, features, hidden, blocks } = layout;
  const dx = new Float32Array(steps * batch * features);
  const rows = { values: dInput, start: 0, row: 0, height: features };
  for (let time = 0; time < steps; time++) {
    dInput.fill(0);
    for (const { gates, weights } of inputWeights) {
      const sums = { values: d, start: time * blocks * cell.sums * hidden * LANES, row: gates.to * hidden, height: cell.sums * hidden };
      arithmetic.addProduct(rows, weights, sums, features, gates.count * hidden, blocks);
    }
    writeStep(layout, dx, features, time, rows);
  }
  return dx;
}
