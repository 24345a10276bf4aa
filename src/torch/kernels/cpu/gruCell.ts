import { sigmoidOf, tanhOf } from './activations.ts';
import type { CellKernel } from './cellKernel.ts';

const fround = Math.fround;

/**
 * GRU. Sums: r, z, the candidate's input part, the candidate's hidden part q. Saved: r, z, n, q, h.
 *
 *     n = tanh(sum + r ∘ q)      h′ = n + z ∘ (h − n)
 */
export const gruCell: CellKernel = {
  sums: 4,
  saved: 5,
  cellBlock: -1,
  inputPlacements: [{ from: 0, count: 3, to: 0 }],
  hiddenPlacements: [
    { from: 0, count: 2, to: 0 },
    { from: 2, count: 1, to: 3 },
  ],

  activate(sums, h, _c, saved, start, size) {
    for (let i = 0; i < size; i++) {
      const r = sigmoidOf(sums[i] as number);
      const z = sigmoidOf(sums[size + i] as number);
      const q = sums[3 * size + i] as number;
      const n = tanhOf((sums[2 * size + i] as number) + r * q);
      const next = fround(n + z * ((h[i] as number) - n));
      saved[start + i] = r;
      saved[start + size + i] = z;
      saved[start + 2 * size + i] = n;
      saved[start + 3 * size + i] = q;
      saved[start + 4 * size + i] = next;
      h[i] = next;
    }
  },

  differentiate(dSums, dh, _dc, saved, start, h, _c, size) {
    for (let i = 0; i < size; i++) {
      const r = saved[start + i] as number;
      const z = saved[start + size + i] as number;
      const n = saved[start + 2 * size + i] as number;
      const q = saved[start + 3 * size + i] as number;
      const d = dh[i] as number;
      const dn = d * (1 - z) * (1 - n * n);
      dSums[i] = dn * q * r * (1 - r);
      dSums[size + i] = d * ((h[i] as number) - n) * z * (1 - z);
      dSums[2 * size + i] = dn;
      dSums[3 * size + i] = dn * r;
      dh[i] = d * z;
    }
  },
};
