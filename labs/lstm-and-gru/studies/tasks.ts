// The data of labs 4 and 5, drawn in the labs' own order.
import { rand, randn, stack, tensor, type Tensor } from 'gatescope';
import type { Data } from './classifier';

/** Lab 4: the answer is the first value (or the last), noise is all the rest. */
export function firstValue(n = 160, seqLen = 10, isLast = false): Data {
  const X: Tensor[] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const first = rand(1).item() > 0.5 ? 1 : -1;
    const noise = randn(seqLen, 1).mul(0.25);
    X.push(noise.with([isLast ? seqLen - 1 : 0, 0], first));
    y.push(first > 0 ? 1 : 0);
  }
  return [stack(X), tensor(y)];
}

/** Lab 5: the answer is the value at the mark. */
export function markedValue(n = 256, seqLen = 20): Data {
  const X: number[][][] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const at = Math.floor((rand(1).item() * seqLen) / 2);
    const draws = rand(seqLen).tolist() as number[];
    const values = draws.map(draw => (draw > 0.5 ? 1 : -1));
    X.push(values.map((v, t) => [v, t === at ? 1 : 0]));
    y.push(values[at] === 1 ? 1 : 0);
  }
  return [tensor(X), tensor(y)];
}
