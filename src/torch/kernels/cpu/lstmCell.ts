import { sigmoidOf, tanhOf } from './activations.ts';
import type { CellKernel } from './cellKernel.ts';

const fround = Math.fround;

/**
 * LSTM. Sums: i, f, g, o. Saved: i, f, g, o, c, tanh(c), h.
 *
 *     c′ = f ∘ c + i ∘ g      h′ = o ∘ tanh(c′)
 */
export const lstmCell: CellKernel = {
  sums: 4,
  saved: 7,
  cellBlock: 4,
  inputPlacements: [{ from: 0, count: 4, to: 0 }],
  hiddenPlacements: [{ from: 0, count: 4, to: 0 }],

  activate(sums, h, c, saved, start, size) {
    for (let k = 0; k < size; k++) {
      const i = sigmoidOf(sums[k] as number);
      const f = sigmoidOf(sums[size + k] as number);
      const g = tanhOf(sums[2 * size + k] as number);
      const o = sigmoidOf(sums[3 * size + k] as number);
      const cell = fround(f * (c[k] as number) + i * g);
      const shown = tanhOf(cell);
      const next = fround(o * shown);
      saved[start + k] = i;
      saved[start + size + k] = f;
      saved[start + 2 * size + k] = g;
      saved[start + 3 * size + k] = o;
      saved[start + 4 * size + k] = cell;
      saved[start + 5 * size + k] = shown;
      saved[start + 6 * size + k] = next;
      c[k] = cell;
      h[k] = next;
    }
  },

  differentiate(dSums, dh, dc, saved, start, _h, c, size) {
    for (let k = 0; k < size; k++) {
      const i = saved[start + k] as number;
      const f = saved[start + size + k] as number;
      const g = saved[start + 2 * size + k] as number;
      const o = saved[start + 3 * size + k] as number;
      const shown = saved[start + 5 * size + k] as number;
      const d = dh[k] as number;
      const dCell = (dc[k] as number) + d * o * (1 - shown * shown);
      dSums[k] = dCell * g * i * (1 - i);
      dSums[size + k] = dCell * (c[k] as number) * f * (1 - f);
      dSums[2 * size + k] = dCell * i * (1 - g * g);
      dSums[3 * size + k] = d * shown * o * (1 - o);
      dc[k] = dCell * f;
      dh[k] = 0;
    }
  },
};
