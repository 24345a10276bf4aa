import * as tf from '@tensorflow/tfjs';
import { lstm, lstmStepReference, spread } from './probeInputs.ts';

/** Larger than what the WebGL backend quietly computes on the CPU (128 values). */
const size = 512;
const tolerance = 1e-3;

/** The first answer of the current backend that is not right, in words, or null where all are right to 0.1 %. */
export function findWrong(): string | null {
  tf.engine().startScope();
  try {
    return lstmError() ?? matMulError() ?? elementwiseError();
  } finally {
    tf.engine().endScope();
  }
}

function lstmError(): string | null {
  const { x, h, c, weights } = lstmInputs();
  const want = lstmStepReference(x, h, c, weights);
  const got = lstmStep(x, h, c, weights);
  return offBy('LSTM step', got.h.dataSync(), want.h) ?? offBy('LSTM step', got.c.dataSync(), want.c);
}

function matMulError(): string | null {
  const n = 32;
  const a = spread(n * n, 3);
  const b = spread(n * n, 11);
  const want = Array.from({ length: n * n }, (_, index) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += (a[Math.floor(index / n) * n + k] ?? NaN) * (b[k * n + (index % n)] ?? NaN);
    return sum;
  });
  return offBy('matrix product', tf.matMul(tf.tensor2d(a, [n, n]), tf.tensor2d(b, [n, n])).dataSync(), want);
}

function elementwiseError(): string | null {
  const wide = spread(size, 5).map(value => value * 40);
  const tanh = offBy('tanh', tf.tanh(tf.tensor1d(wide)).dataSync(), Array.from(wide, Math.tanh));
  if (tanh !== null) return tanh;
  const tiny = new Float32Array(size).fill(-1e-8);
  const abs = offBy('abs of 1e-8', tf.abs(tf.tensor1d(tiny)).dataSync(), Array.from(tiny, Math.abs));
  if (abs !== null) return abs;
  const holes = wide.map((value, index) => (index % 3 === 0 ? NaN : value));
  return offBy(
    'isNaN',
    tf.isNaN(tf.tensor1d(holes)).dataSync(),
    Array.from(holes, value => Number(Number.isNaN(value))),
  );
}

/**
 * Milliseconds of one LSTM step with its results read back: of the fastest, since a busy machine may stand still in
 * any. Compiling shaders on the first one does not count.
 */
export function timeLstmStep(): number {
  const { x, h, c, weights } = lstmInputs();
  const step = (): void => {
    const next = tf.tidy(() => lstmStep(x, h, c, weights));
    next.h.dataSync();
    next.c.dataSync();
    tf.dispose(next);
  };
  step();
  const start = performance.now();
  let fastest = Infinity;
  let now = start;
  for (let steps = 0; steps < 20 && now - start < 100; steps++) {
    const began = now;
    step();
    now = performance.now();
    fastest = Math.min(fastest, now - began);
  }
  return fastest;
}

function lstmInputs(): { x: Float32Array; h: Float32Array; c: Float32Array; weights: Float32Array } {
  const { batch, inputs, hidden } = lstm;
  const weights = spread((inputs + hidden) * 4 * hidden, 7);
  return { x: spread(batch * inputs, 1), h: spread(batch * hidden, 2), c: spread(batch * hidden, 4), weights };
}

function lstmStep(x: Float32Array, h: Float32Array, c: Float32Array, weights: Float32Array): { h: tf.Tensor; c: tf.Tensor } {
  const { batch, inputs, hidden } = lstm;
  const joined = tf.concat([tf.tensor2d(x, [batch, inputs]), tf.tensor2d(h, [batch, hidden])], 1);
  const gates = tf.matMul(joined, tf.tensor2d(weights, [inputs + hidden, 4 * hidden]));
  const [input, forget, cell, output] = tf.split(gates, 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const kept = tf.mul(tf.sigmoid(forget), tf.tensor2d(c, [batch, hidden]));
  const nextC = tf.add(kept, tf.mul(tf.sigmoid(input), tf.tanh(cell)));
  return { h: tf.mul(tf.sigmoid(output), tf.tanh(nextC)), c: nextC };
}

/** `name off by 1.0 %` where the largest error, as a share of the largest value, is above the tolerance. */
function offBy(name: string, got: ArrayLike<number>, want: readonly number[]): string | null {
  const largest = Math.max(...want.map(Math.abs));
  let worst = 0;
  for (const [index, value] of want.entries()) {
    const error = Math.abs((got[index] ?? NaN) - value) / largest;
    if (!(error <= worst)) worst = error;
  }
  if (worst <= tolerance) return null;
  return Number.isFinite(worst) ? `${name} off by ${(worst * 100).toFixed(1)} %` : `${name} is not a number`;
}
