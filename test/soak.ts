/**
 * How much of a long test runs: `small` in `npm test`, which has to be quick, and `whole` in `npm run soak`. Both see
 * the same assertions hold; the first sees fewer cases.
 */
export function amount(small: number, whole: number): number {
  return process.env['GATESCOPE_SOAK'] === '1' ? whole : small;
}
