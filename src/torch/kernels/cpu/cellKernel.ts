/** One block of a weight's gate rows and the sums it adds to; both counted in gates, each `hidden` rows high. */
export interface Placement {
  readonly from: number;
  readonly count: number;
  readonly to: number;
}

/**
 * What differs between the cells. Both functions work on one block of four batch entries: `size` is hidden × 4, and each gate is a run of `size`
 * values. `saved` holds what the gradient and the next step need of one time step; its last run is h.
 */
export interface CellKernel {
  /** Runs of sums before the activations. */
  readonly sums: number;
  /** Runs saved for each time step. */
  readonly saved: number;
  /** Which saved run is c; -1 for cells without one. */
  readonly cellRun: number;
  readonly inputPlacements: readonly Placement[];
  readonly hiddenPlacements: readonly Placement[];
  /** Makes gates and the new state from the sums; `h` and `c`, from `at`, hold the old state and then the new one, rounded to float32. */
  activate(
    sums: Float64Array,
    sumsAt: number,
    h: Float64Array,
    c: Float64Array,
    at: number,
    saved: Float32Array,
    savedAt: number,
    size: number,
  ): void;
  /**
   * Walks one step back. `dh` and `dc` hold the gradient of this step's state and then that part of the earlier state's which does not
   * come through the sums; `dSums` is filled with the gradient of the sums. `h` and `c` are the earlier state.
   */
  differentiate(
    dSums: Float64Array,
    sumsAt: number,
    dh: Float64Array,
    dc: Float64Array,
    h: Float64Array,
    c: Float64Array,
    at: number,
    saved: Float32Array,
    savedAt: number,
    size: number,
  ): void;
}
