import type { Arithmetic } from './arithmetic.ts';
import type { CellKernel } from './cellKernel.ts';
import { fillRow, readState, readStep, writeState, writeStep } from './layout.ts';
import type { Layout } from './layout.ts';
import { LANES } from './lanes.ts';
import { rowsRead, stackedSize, stackHeight, stackWeights } from './stackedWeights.ts';
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
export function forwardSequence(call: ForwardCall, arithmetic: Arithmetic): ForwardResult {
  const { cell, layout, weights } = call;
  const { steps, batch, features, hidden, blocks } = layout;
  const size = hidden * LANES;
  const height = stackHeight(layout);
  const out = new Float32Array(steps * batch * hidden);
  const [sums, stack, c, space, ...stacked] = arithmetic.arrays([
    blocks * cell.sums * size,
    blocks * height * LANES,
    call.c0 === null ? 0 : blocks * size,
    (steps * blocks * cell.saved * size) / 2,
    ...cell.gateBlocks.map(gates => stackedSize(gates, layout)),
  ]);
  const saved = new Float32Array(space.buffer, space.byteOffset, steps * blocks * cell.saved * size);
  // Lanes that the batch does not fill stay 0.
  stack.fill(0);
  c.fill(0);
  const [inputs, states, cells] = [
    { values: stack, start: 0, row: 0, height },
    { values: stack, start: 0, row: features + 1, height },
    { values: c, start: 0, row: 0, height: hidden },
  ];
  fillRow(layout, { values: stack, start: 0, row: features, height }, 1);
  readState(layout, call.h0, hidden, states);
  if (call.c0 !== null) readState(layout, call.c0, hidden, cells);
  const products = cell.gateBlocks.map((gates, i) => ({
    gates,
    weights: stacked[i] as Float64Array,
    out: { values: sums, start: 0, row: gates.to * hidden, height: cell.sums * hidden },
    from: { values: stack, start: 0, row: rowsRead(gates, layout).row, height },
    rows: gates.count * hidden,
    depth: rowsRead(gates, layout).depth,
  }));
  for (const product of products) stackWeights(product.gates, layout, weights, product.weights);

  for (let walked = 0; walked < steps; walked++) {
    const time = call.isReverse ? steps - 1 - walked : walked;
    readStep(layout, call.x, features, time, inputs);
    for (const { out: to, weights: by, from, rows, depth } of products) arithmetic.makeProduct(to, by, from, rows, depth, blocks);
    arithmetic.activate(cell, layout, { sums, states, c, saved, savedAt: time * blocks * cell.saved * size });
    writeStep(layout, out, hidden, time, states);
  }
  return {
    out,
    h: writeState(layout, hidden, states),
    c: call.c0 === null ? null : writeState(layout, hidden, cells),
    saved: saved.slice(),
  };
}
