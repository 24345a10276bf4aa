/** One block of a weight's gate rows and the block of sums it adds to; both counted in gates, each `hidden` rows high. */
export interface Placement {
  readonly from: number;
  readonly count: number;
  readonly to: number;
}

/**
 * What differs between the cells. All arrays hold rows with the batch innermost; a "block" is hidden × lanes values.
 * `saved` holds what the gradient and the next step need of one time step; the last of its blocks is h.
 */
export interface CellKernel {
  /** Blocks of sums before the activations. */
  readonly sums: number;
  /** Blocks saved for each time step. */
  readonly saved: number;
  /** Which saved block is c; -1 for cells without one. */
  readonly cellBlock: number;
  readonly inputPlacements: readonly Placement[];
  readonly hiddenPlacements: readonly Placement[];
  /** Makes gates and the new state from the sums; `h` and `c` hold the old state and then the new one, rounded to float32. */
  activate(sums: Float64Array, h: Float64Array, c: Float64Array, saved: Float32Array, savedStart: number, size: number): void;
  /**
   * Walks one step back. `dh` and `dc` hold the gradient of this step's state and then that part of the earlier state's which does not
   * come through the sums; `dSums` is filled with the gradient of the sums. `h` and `c` are the earlier state.
   */
  differentiate(
    dSums: Float64Array,
    dh: Float64Array,
    dc: Float64Array,
    saved: Float32Array,
    savedStart: number,
    h: Float64Array,
    c: Float64Array,
    size: number,
  ): void;
}
