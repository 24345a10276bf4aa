/**
 * One block of a weight's gate rows and the sums it makes; both counted in gates, each `hidden` rows high. `reads` says
 * what the sums are made of: the input, the earlier state, or both added up, each with its own bias.
 */
export interface GateBlock {
  readonly from: number;
  readonly count: number;
  readonly to: number;
  readonly reads: 'input' | 'hidden' | 'both';
}

/** What the loops over a step's sums in `src/vectors` are there for. */
export type VectorLoops = 'LSTM' | 'GRU' | 'Tanh';

/**
 * What differs between the cells. Both functions work on one block of four batch entries: `size` is hidden × 4, and
 * each gate is a run of `size` values. `saved` holds what the gradient and the next step need of one time step; its
 * last run is h.
 */
export interface CellKernel {
  /** Which of the loops in `src/vectors` do the same; null where none do. */
  readonly vectors: VectorLoops | null;
  /** Runs of sums before the activations. */
  readonly sums: number;
  /** Runs saved for each time step. */
  readonly saved: number;
  /** Which saved run is c; -1 for cells without one. */
  readonly cellRun: number;
  readonly gateBlocks: readonly GateBlock[];
  /**
   * Makes gates and the new state from the sums; `h` from `hAt` and `c` from `cAt` hold the old state and then the new
   * one, rounded to float32.
   */
  activate(
    sums: Float64Array,
    sumsAt: number,
    h: Float64Array,
    hAt: number,
    c: Float64Array,
    cAt: number,
    saved: Float32Array,
    savedAt: number,
    size: number,
  ): void;
  /**
   * Walks one step back. `dh` and `dc`, from `at`, hold the gradient of this step's state and then that part of the
   * earlier state's which does not come through the sums; `dSums` is filled with the gradient of the sums. `h` from
   * `hAt` and `c` from `at` are the earlier state.
   */
  differentiate(
    dSums: Float64Array,
    sumsAt: number,
    dh: Float64Array,
    dc: Float64Array,
    h: Float64Array,
    hAt: number,
    c: Float64Array,
    at: number,
    saved: Float32Array,
    savedAt: number,
    size: number,
  ): void;
}
