import type { CellKernel } from './cellKernel.ts';
import { fillRow, readState, readStep, writeState, writeStep } from './layout.ts';
import type { Layout } from './layout.ts';
import { LANES, makeProduct } from './products.ts';
import type { Scratch } from './scratch.ts';
import { rowsRead, stackHeight, stackWeights } from './stackedWeights.ts';
import type { WeightArrays } from './stackedWeights.ts';

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
export function forwardSequence(call: ForwardCall, scratch: Scratch): ForwardResult {
  const { cell, layout, weights } = call;
  const { steps, batch, features, hidden, blocks } = layout;
  const size = hidden * LANES;
  const height = stackHeight(layout);
  const out = new Float32Array(steps * batch * hidden);
  const saved = new Float32Array(steps * blocks * cell.saved * size);
  const sums = scratch.any('sums', blocks * cell.sums * size);
  const stack = scratch.zeros('stack', blocks * height * LANES);
  const c = scratch.zeros('c', call.c0 === null ? 0 : blocks * size);
  const [inputs, states, cells] = [
    { values: stack, start: 0, row: 0, height },
    { values: stack, start: 0, row: features + 1, height },
    { values: c, start: 0, row: 0, height: hidden },
  ];
  fillRow(layout, { values: stack, start: 0, row: features, height }, 1);
  readState(layout, call.h0, hidden, states);
  if (call.c0 !== null) readState(layout, call.c0, hidden, cells);
  const products = cell.gateBlocks.map(gates => ({
    weights: stackWeights(gates, layout, weights),
    out: { values: sums, start: 0, row: gates.to * hidden, height: cell.sums * hidden },
    from: { values: stack, start: 0, row: rowsRead(gates, layout).row, height },
    rows: gates.count * hidden,
    depth: rowsRead(gates, layout).depth,
  }));

  for (let walked = 0; walked < steps; walked++) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    readStep(layout, call.x, features, time, inputs);
    for (const product of products) makeProduct(product.out, product.weights, product.from, product.rows, product.depth, blocks);
    for (let block = 0; block < blocks; block++) {
      const h = (block * height + features + 1) * LANES;
      cell.activate(sums, block * cell.sums * size, stack, h, c, block * size, saved, (time * blocks + block) * cell.saved * size, size);
    }
    writeStep(layout, out, hidden, time, states);
  }
  return {
    out,
    h: writeState(layout, hidden, states),
    c: call.c0 === null ? null : writeState(layout, hidden, cells),
    saved,
  };
}
