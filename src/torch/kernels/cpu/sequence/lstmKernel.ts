import { sigmoidIn, sigmoidSeries, tanhIn } from './cellFunctions.ts';
import type { CellKernel } from './cellKernel.ts';

const fround = Math.fround;

/**
 * LSTM. Sums: i, f, g, o. Saved: i, f, g, o, c, tanh(c), h.
 *
 *     c′ = f ∘ c + i ∘ g      h′ = o ∘ tanh(c′)
 */
export const lstmKernel: CellKernel = {
  vectors: 'LSTM',
  sums: 4,
  saved: 7,
  cellRun: 4,
  gateBlocks: [{ from: 0, count: 4, to: 0, reads: 'both' }],

  activate(sums, from, h, hAt, c, at, saved, start, size) {
    const series = sigmoidSeries;
    for (let k = 0; k < size; k++) {
      const i = sigmoidIn(series, sums[from + k] as number);
      const f = sigmoidIn(series, sums[from + size + k] as number);
      const g = tanhIn(series, sums[from + 2 * size + k] as number);
      const o = sigmoidIn(series, sums[from + 3 * size + k] as number);
      const cell = fround(f * (c[at + k] as number) + i * g);
      const shown = tanhIn(series, cell);
      const next = fround(o * shown);
      saved[start + k] = i;
      saved[start + size + k] = f;
      saved[start + 2 * size + k] = g;
      saved[start + 3 * size + k] = o;
      saved[start + 4 * size + k] = cell;
      saved[start + 5 * size + k] = shown;
      saved[start + 6 * size + k] = next;
      c[at + k] = cell;
      h[hAt + k] = next;
    }
  },

  differentiate(dSums, from, dh, dc, _h, _hAt, c, at, saved, start, size) {
    for (let k = 0; k < size; k++) {
      const i = saved[start + k] as number;
      const f = saved[start + size + k] as number;
      const g = saved[start + 2 * size + k] as number;
      const o = saved[start + 3 * size + k] as number;
      const shown = saved[start + 5 * size + k] as number;
      const d = dh[at + k] as number;
      const dCell = (dc[at + k] as number) + d * o * (1 - shown * shown);
      dSums[from + k] = dCell * g * i * (1 - i);
      dSums[from + size + k] = dCell * (c[at + k] as number) * f * (1 - f);
      dSums[from + 2 * size + k] = dCell * i * (1 - g * g);
      dSums[from + 3 * size + k] = d * shown * o * (1 - o);
      dc[at + k] = dCell * f;
      dh[at + k] = 0;
    }
  },
};
