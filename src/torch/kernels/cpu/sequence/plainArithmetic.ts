import { bytesOf, cutArrays, type Arithmetic, type ArraysOf, type BackwardStep, type ForwardStep } from './arithmetic.ts';
import type { CellKernel } from './cellKernel.ts';
import type { Layout, BlockRows } from './layout.ts';
import { addOuterProduct } from './outerProduct.ts';
import { product } from './products.ts';
import { LANES } from './lanes.ts';

/**
 * Working memory up to this size is kept for the next call: fresh pages would cost more than many of a kernel's sums.
 */
const MOST_KEPT = 16 * 1024 * 1024;

/** In JavaScript, which runs everywhere. */
export class PlainArithmetic implements Arithmetic {
  private kept = new ArrayBuffer(0);

  arrays<const Sizes extends readonly number[]>(sizes: Sizes): ArraysOf<Sizes> {
    const bytes = bytesOf(sizes);
    if (bytes <= this.kept.byteLength) return cutArrays(this.kept, sizes);
    const buffer = new ArrayBuffer(bytes);
    if (bytes <= MOST_KEPT) this.kept = buffer;
    return cutArrays(buffer, sizes);
  }

  makeProduct(out: BlockRows, weights: Float64Array, inputs: BlockRows, rows: number, depth: number, blocks: number): void {
    product(out, weights, inputs, rows, depth, blocks, 0);
  }

  addProduct(out: BlockRows, weights: Float64Array, inputs: BlockRows, rows: number, depth: number, blocks: number): void {
    product(out, weights, inputs, rows, depth, blocks, 1);
  }

  addOuterProduct(out: Float64Array, left: BlockRows, right: BlockRows, rows: number, depth: number, blocks: number): void {
    addOuterProduct(out, left, right, rows, depth, blocks);
  }

  activate(cell: CellKernel, { hidden, blocks }: Layout, { sums, states, c, saved, savedAt }: ForwardStep): void {
    const size = hidden * LANES;
    for (let block = 0; block < blocks; block++) {
      const h = states.start + (block * states.height + states.row) * LANES;
      cell.activate(sums, block * cell.sums * size, states.values, h, c, block * size, saved, savedAt + block * cell.saved * size, size);
    }
  }

  differentiate(cell: CellKernel, { hidden, blocks }: Layout, step: BackwardStep): void {
    const { dSums, dSumsAt, dh, dc, states, c, saved, savedAt } = step;
    const size = hidden * LANES;
    for (let block = 0; block < blocks; block++) {
      const [at, sumsAt] = [block * size, dSumsAt + block * cell.sums * size];
      const h = states.start + (block * states.height + states.row) * LANES;
      cell.differentiate(dSums, sumsAt, dh, dc, states.values, h, c, at, saved, savedAt + block * cell.saved * size, size);
    }
  }
}
