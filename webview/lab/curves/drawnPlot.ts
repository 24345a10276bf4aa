/** One number a column, as the share of the plot's height from below: 0 to 1. What is no number is a gap. */
export interface PlotLine {
  readonly name: string;
  readonly shares: readonly number[];
}

/** What a plot shows. */
export interface DrawnPlot {
  readonly columns: number;
  readonly lines: readonly PlotLine[];
  /** Is the first of the lines a bar in each column? */
  readonly isFilled?: boolean;
  /** A level line to compare with. */
  readonly rule: { readonly name: string; readonly share: number } | null;
  /** What stands at the top and at the bottom. */
  readonly ends: readonly [top: string, bottom: string];
}
