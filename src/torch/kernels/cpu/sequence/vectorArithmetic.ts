import { sigmoidSeries } from './cellFunctions.ts';
import { bytesOf, cutArrays, type ArraysOf, type BackwardStep, type ForwardStep } from './arithmetic.ts';
import type { CellKernel, VectorLoops } from './cellKernel.ts';
import type { Layout, BlockRows } from './layout.ts';
import { chunkFor } from './outerProduct.ts';
import { PlainArithmetic } from './plainArithmetic.ts';
import { groupFor } from './products.ts';
import { LANES } from './lanes.ts';
import { vectorModule } from './vectorModule.ts';
import { instantiate, PAGE_BYTES, type VectorMemory } from './webAssembly.ts';

type Activate = (sums: number, h: number, hStride: number, c: number, saved: number, size: number, blocks: number, series: number) => void;

type Differentiate = (
  dVectors: number,
  dh: number,
  dc: number,
  h: number,
  hStride: number,
  c: number,
  saved: number,
  size: number,
  blocks: number,
) => void;

/** The exports of `src/vectors`. Addresses and strides are bytes, sizes are values. */
interface Vectors {
  readonly product: (
    out: number,
    outStride: number,
    weights: number,
    inputs: number,
    inputStride: number,
    rows: number,
    depth: number,
    blocks: number,
    keep: number,
  ) => void;
  readonly outerProduct: (
    out: number,
    left: number,
    leftStride: number,
    right: number,
    rightStride: number,
    rows: number,
    depth: number,
    blocks: number,
  ) => void;
  readonly activateLSTM: Activate;
  readonly differentiateLSTM: Differentiate;
  readonly activateGRU: Activate;
  readonly differentiateGRU: Differentiate;
  readonly activateTanh: Activate;
  readonly differentiateTanh: Differentiate;
}

/** Never given back, so large working memory is JavaScript's: 256 MB. */
const MOST_PAGES = 4096;
const VALUE_BYTES = 8;
/** The sigmoid's table, which stands first. */
const SERIES = 0;
const SERIES_BYTES = bytesOf([sigmoidSeries.length]);

/** With the vector instructions of WebAssembly; in JavaScript what is not in its memory. */
export class VectorArithmetic extends PlainArithmetic {
  private readonly vectors: Vectors;
  private readonly memory: VectorMemory;
  private readonly activations: Readonly<Record<VectorLoops, readonly [Activate, Differentiate]>>;
  private buffer: ArrayBuffer;

  private constructor(vectors: Vectors, memory: VectorMemory) {
    super();
    this.vectors = vectors;
    this.memory = memory;
    this.buffer = memory.buffer;
    this.activations = {
      LSTM: [vectors.activateLSTM, vectors.differentiateLSTM],
      GRU: [vectors.activateGRU, vectors.differentiateGRU],
      Tanh: [vectors.activateTanh, vectors.differentiateTanh],
    };
    this.reserve(SERIES_BYTES);
    new Float64Array(this.buffer, SERIES, sigmoidSeries.length).set(sigmoidSeries);
  }

  /** Null where WebAssembly cannot be had. */
  static find(mostPages = MOST_PAGES): VectorArithmetic | null {
    const made = instantiate(vectorModule(), mostPages);
    return made && new VectorArithmetic(made.exports as Vectors, made.memory);
  }

  override arrays<const Sizes extends readonly number[]>(sizes: Sizes): ArraysOf<Sizes> {
    return this.reserve(SERIES_BYTES + bytesOf(sizes)) ? cutArrays(this.buffer, sizes, SERIES_BYTES) : super.arrays(sizes);
  }

  override makeProduct(out: BlockRows, weights: Float64Array, inputs: BlockRows, rows: number, depth: number, blocks: number): void {
    if (weights.buffer === this.buffer) this.product(out, weights, inputs, rows, depth, blocks, 0);
    else super.makeProduct(out, weights, inputs, rows, depth, blocks);
  }

  override addProduct(out: BlockRows, weights: Float64Array, inputs: BlockRows, rows: number, depth: number, blocks: number): void {
    if (weights.buffer === this.buffer) this.product(out, weights, inputs, rows, depth, blocks, 1);
    else super.addProduct(out, weights, inputs, rows, depth, blocks);
  }

  override addOuterProduct(out: Float64Array, left: BlockRows, right: BlockRows, rows: number, depth: number, blocks: number): void {
    if (out.buffer !== this.buffer) {
      super.addOuterProduct(out, left, right, rows, depth, blocks);
      return;
    }
    const chunk = chunkFor(left, right);
    const [leftStride, rightStride] = [strideOf(left), strideOf(right)];
    for (let first = 0; first < blocks; first += chunk) {
      const count = Math.min(chunk, blocks - first);
      const [l, r] = [addressOf(left) + first * leftStride, addressOf(right) + first * rightStride];
      this.vectors.outerProduct(out.byteOffset, l, leftStride, r, rightStride, rows, depth, count);
    }
  }

  override activate(cell: CellKernel, layout: Layout, step: ForwardStep): void {
    const { sums, states, c, saved, savedAt } = step;
    const { vectors: loops } = cell;
    if (loops === null || sums.buffer !== this.buffer) {
      super.activate(cell, layout, step);
      return;
    }
    const savedFrom = saved.byteOffset + savedAt * saved.BYTES_PER_ELEMENT;
    const { hidden, blocks } = layout;
    const [activate] = this.activations[loops];
    activate(sums.byteOffset, addressOf(states), strideOf(states), c.byteOffset, savedFrom, hidden * LANES, blocks, SERIES);
  }

  override differentiate(cell: CellKernel, layout: Layout, step: BackwardStep): void {
    const { dSums, dSumsAt, dh, dc, states, c, saved, savedAt } = step;
    const { vectors: loops } = cell;
    if (loops === null || dSums.buffer !== this.buffer) {
      super.differentiate(cell, layout, step);
      return;
    }
    const sums = dSums.byteOffset + dSumsAt * VALUE_BYTES;
    const savedFrom = saved.byteOffset + savedAt * saved.BYTES_PER_ELEMENT;
    const { hidden, blocks } = layout;
    const [, differentiate] = this.activations[loops];
    differentiate(sums, dh.byteOffset, dc.byteOffset, addressOf(states), strideOf(states), c.byteOffset, savedFrom, hidden * LANES, blocks);
  }

  private product(
    out: BlockRows,
    weights: Float64Array,
    inputs: BlockRows,
    rows: number,
    depth: number,
    blocks: number,
    keep: number,
  ): void {
    const group = groupFor(depth);
    const [outStride, inputStride] = [strideOf(out), strideOf(inputs)];
    for (let first = 0; first < blocks; first += group) {
      const count = Math.min(group, blocks - first);
      const [o, v] = [addressOf(out) + first * outStride, addressOf(inputs) + first * inputStride];
      this.vectors.product(o, outStride, weights.byteOffset, v, inputStride, rows, depth, count, keep);
    }
  }

  /** Is there room for `bytes` bytes? */
  private reserve(bytes: number): boolean {
    const missing = bytes - this.buffer.byteLength;
    if (missing <= 0) return true;
    try {
      this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    } catch {
      return false;
    }
    this.buffer = this.memory.buffer;
    return true;
  }
}

function addressOf({ values, start, row }: BlockRows): number {
  return values.byteOffset + (start + row * LANES) * VALUE_BYTES;
}

function strideOf({ height }: BlockRows): number {
  return height * LANES * VALUE_BYTES;
}
