/** How many entries of a batch are worked on side by side. */
export const LANES = 4;

/** Number of blocks a batch takes. */
export function blocksFor(batch: number): number {
  return Math.ceil(batch / LANES);
}
