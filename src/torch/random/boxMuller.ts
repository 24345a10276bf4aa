import { fusedMultiplyAdd as fma } from './fusedMultiplyAdd.ts';

const fround = Math.fround;
const TWO_PI = fround(2 * Math.PI);

/** Cephes' coefficients for log on [√½, √2), highest power first. */
const LOG = Float32Array.of(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);
const LN2_LOW = fround(-2.1219444e-4);
const LN2_HIGH = fround(0.693359375);
const SQRT_HALF = fround(Math.SQRT1_2);

/** Cephes' coefficients for sine and cosine on [-π/4, π/4], and π/4 in three parts. */
const SIN = Float32Array.of(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
const COS = Float32Array.of(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const QUARTER_TURNS = fround(1.27323954473516);
const PI_4 = Float32Array.of(-0.78515625, -2.4187564849853515625e-4, -3.774894977445941e-8);

const word = new Float32Array(1);
const bits = new Int32Array(word.buffer);

/**
 * Turns sixteen uniform values at `start` into sixteen normal ones (Box–Muller), in place.
 *
 * PyTorch does this with eight-wide vector code and Cephes' approximations, so its last bit differs from what
 * `Math.log` and `Math.sin` would give; the same steps are taken here, with the same roundings.
 * Source: PyTorch's `normal_fill_AVX2` and `avx_mathfun.h`, after Cephes by S. Moshier.
 */
export function boxMuller16(values: Float32Array, start: number): void {
  for (let j = start; j < start + 8; j++) {
    const radius = fround(Math.sqrt(fround(-2 * log(fround(1 - (values[j] ?? 0))))));
    const turn = fround(TWO_PI * (values[j + 8] ?? 0));
    const [sine, cosine] = sineAndCosine(turn);
    values[j] = radius * cosine;
    values[j + 8] = radius * sine;
  }
}

function polynomial(coefficients: Float32Array, x: number): number {
  let y = coefficients[0] ?? 0;
  for (let i = 1; i < coefficients.length; i++) y = fma(y, x, coefficients[i] ?? 0);
  return y;
}

/** Natural logarithm of a positive, normal float32. */
function log(value: number): number {
  word[0] = value;
  const pattern = bits[0] ?? 0;
  let exponent = (pattern >>> 23) - 126;
  bits[0] = (pattern & 0x7fffff) | 0x3f000000;
  let x = word[0];
  if (x < SQRT_HALF) {
    exponent -= 1;
    x = fround(fround(x - 1) + x);
  } else x = fround(x - 1);
  const square = fround(x * x);
  let y = fround(polynomial(LOG, x) * x);
  y = fma(y, square, fround(exponent * LN2_LOW));
  y = fma(square, -0.5, y);
  return fma(exponent, LN2_HIGH, fround(x + y));
}

/** Sine and cosine of an angle in [0, 2π]. */
function sineAndCosine(angle: number): [number, number] {
  const octant = (Math.trunc(fround(angle * QUARTER_TURNS)) + 1) & ~1;
  let x = angle;
  for (const part of PI_4) x = fma(octant, part, x);
  const square = fround(x * x);
  const cosine = fround(fma(fround(polynomial(COS, square) * square), square, fround(square * -0.5)) + 1);
  const sine = fma(fround(polynomial(SIN, square) * square), x, x);
  const isSwapped = (octant & 2) !== 0;
  const sineSign = (octant & 4) === 0 ? 1 : -1;
  const cosineSign = ((octant - 2) & 4) === 0 ? -1 : 1;
  return [(isSwapped ? cosine : sine) * sineSign, (isSwapped ? sine : cosine) * cosineSign];
}
