import { sigmoidIn, sigmoidSeries, tanhIn } from './cellFunctions.ts';
import type { CellKernel } from './cellKernel.ts';

const fround = Math.fround;

/**
 * GRU. Sums: r, z, the candidate's input part, the candidate's hidden part q. Saved: r, z, n, q, h.
 *
 *     n = tanh(sum + r ∘ q)      h′ = n + z ∘ (h − n)
 */
export const gruKernel: CellKernel = {
  vectors: 'GRU',
  sums: 4,
  saved: 5,
  cellRun: -1,
  gateBlocks: [
    { from: 0, count: 2, to: 0, reads: 'both' },
    { from: 2, count: 1, to: 2, reads: 'input' },
    { from: 2, count: 1, to: 3, reads: 'hidden' },
  ],

  activate(sums, from, h, at, _c, _cAt, saved, start, size) {
    const series = sigmoidSeries;
    for (let i = 0; i < size; i++) {
      const r = sigmoidIn(series, sums[from + i] as number);
      const z = sigmoidIn(series, sums[from + size + i] as number);
      const q = sums[from + 3 * size + i] as number;
      const n = tanhIn(series, (sums[from + 2 * size + i] as number) + r * q);
      const next = fround(n + z * ((h[at + i] as number) - n));
      saved[start + i] = r;
      saved[start + size + i] = z;
      saved[start + 2 * size + i] = n;
      saved[start + 3 * size + i] = q;
      saved[start + 4 * size + i] = next;
      h[at + i] = next;
    }
  },

  differentiate(dSums, from, dh, _dc, h, hAt, _c, at, saved, start, size) {
    for (let i = 0; i < size; i++) {
      const r = saved[start + i] as number;
      const z = saved[start + size + i] as number;
      const n = saved[start + 2 * size + i] as number;
      const q = saved[start + 3 * size + i] as number;
      const d = dh[at + i] as number;
      const dn = d * (1 - z) * (1 - n * n);
      dSums[from + i] = dn * q * r * (1 - r);
      dSums[from + size + i] = d * ((h[hAt + i] as number) - n) * z * (1 - z);
      dSums[from + 2 * size + i] = dn;
      dSums[from + 3 * size + i] = dn * r;
      dh[at + i] = d * z;
    }
  },
};
