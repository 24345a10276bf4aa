/** Rows, features and hidden units of the LSTM step that a backend has to get right. */
export const lstm = { batch: 8, inputs: 16, hidden: 16 } as const;

/** `count` numbers in -0.5..0.5 without a pattern that would hide a mix-up of rows and columns. */
export function spread(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => (((index + seed) * 37) % 101) / 101 - 0.5);
}

/** The LSTM step in plain arithmetic: h and c after one step, each `[batch, hidden]`, gates in the order i, f, g, o. */
export function lstmStepReference(x: Float32Array, h: Float32Array, c: Float32Array, weights: Float32Array): { h: number[]; c: number[] } {
  const { batch, inputs, hidden } = lstm;
  const next = { h: [] as number[], c: [] as number[] };
  for (let row = 0; row < batch; row++) {
    for (let unit = 0; unit < hidden; unit++) {
      const gate = (index: number): number => {
        let sum = 0;
        const column = index * hidden + unit;
        for (let k = 0; k < inputs; k++) sum += at(x, row * inputs + k) * at(weights, k * 4 * hidden + column);
        for (let k = 0; k < hidden; k++) sum += at(h, row * hidden + k) * at(weights, (inputs + k) * 4 * hidden + column);
        return sum;
      };
      const cell = sigmoid(gate(1)) * at(c, row * hidden + unit) + sigmoid(gate(0)) * Math.tanh(gate(2));
      next.c.push(cell);
      next.h.push(sigmoid(gate(3)) * Math.tanh(cell));
    }
  }
  return next;
}

function at(values: Float32Array, index: number): number {
  return values[index] ?? NaN;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
