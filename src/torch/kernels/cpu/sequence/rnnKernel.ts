import { tanhOf } from './cellFunctions.ts';
import type { CellKernel, VectorLoops } from './cellKernel.ts';

const fround = Math.fround;

/** A plain recurrent cell with the given activation and its gradient, written in terms of its result. Saved: h. */
function rnnKernel(vectors: VectorLoops | null, activation: (x: number) => number, back: (dh: number, h: number) => number): CellKernel {
  return {
    vectors,
    sums: 1,
    saved: 1,
    cellRun: -1,
    gateBlocks: [{ from: 0, count: 1, to: 0, reads: 'both' }],

    activate(sums, from, h, at, _c, _cAt, saved, start, size) {
      for (let i = 0; i < size; i++) {
        const next = fround(activation(sums[from + i] as number));
        saved[start + i] = next;
        h[at + i] = next;
      }
    },

    differentiate(dSums, from, dh, _dc, _h, _hAt, _c, at, saved, start, size) {
      for (let i = 0; i < size; i++) {
        dSums[from + i] = back(dh[at + i] as number, saved[start + i] as number);
        dh[at + i] = 0;
      }
    },
  };
}

export const tanhKernel = rnnKernel('Tanh', tanhOf, (dh, h) => dh * (1 - h * h));
export const reluKernel = rnnKernel(
  null,
  x => (x < 0 ? 0 : x),
  // NaN is let through.
  (dh, h) => (h === 0 ? 0 : dh),
);
