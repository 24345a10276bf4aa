const { fround } = Math;

/** ln 2 in two parts, the first with so few digits that a whole number times it is exact; and 1 / ln 2. */
const LN2_HIGH = fround(0.693145751953125);
const LN2_LOW = fround(1.428606765330187045e-6);
const ONE_BY_LN2 = fround(Math.LOG2E);
const LN2 = fround(0.69314718246459960938) + fround(-1.904654323148236017e-9);
const EXP = Float32Array.of(
  1.98527617612853646e-4,
  1.39304355252534151e-3,
  8.33336077630519867e-3,
  4.16664853692054749e-2,
  0.16666667163372,
  0.5,
);
const LOG = Float32Array.of(0.3027294874, 0.3996108174, 0.666669488);
const LARGEST_POWER = 160;
const POWERS = Float64Array.from({ length: 2 * LARGEST_POWER + 1 }, (_, i) => 2 ** (i - LARGEST_POWER));

const word = new Float32Array(1);
const bits = new Uint32Array(word.buffer);

/**
 * eˣ of a float32 value with the last bit that PyTorch has on a common processor, where `Math.exp` would have the
 * nearest value.
 *
 * Source: SLEEF's `Sleef_expf8_u10` by N. Shibata; each step is a fused multiply-add, which float64 does with one
 * rounding but for one in 10⁸.
 */
export function float32Exp(x: number): number {
  if (x < -104) return 0;
  if (x > 100) return Infinity;
  const q = evenRound(fround(x * ONE_BY_LN2));
  const s = fround(q * -LN2_LOW + fround(q * -LN2_HIGH + x));
  let u = EXP[0] as number;
  for (let i = 1; i < EXP.length; i++) u = fround(u * s + (EXP[i] as number));
  return fround(fround(1 + fround(fround(s * s) * u + s)) * (POWERS[q + LARGEST_POWER] ?? Number.NaN));
}

/**
 * The natural logarithm of a float32 value from 1 up, as PyTorch has it on a common processor. Source: SLEEF's
 * `Sleef_logf8_u10`.
 */
export function float32Log(x: number): number {
  if (x === Infinity) return x;
  word[0] = x / 0.75;
  const exponent = ((bits[0] as number) >>> 23) - 127;
  const m = x * (POWERS[LARGEST_POWER - exponent] as number);
  const ratio = (m - 1) / (m + 1);
  const short = fround(ratio);
  const square = fround(short * short);
  const t = fround(fround((LOG[0] as number) * square + (LOG[1] as number)) * square + (LOG[2] as number));
  return fround(exponent * LN2 + 2 * ratio + fround(fround(square * short) * t));
}

/**
 * How many of `count` values PyTorch's loops take in vectors, two of eight at once on a common processor. What is left
 * it computes one by one, by other functions.
 */
export function inVectors(count: number): number {
  return count - (count % 16);
}

function evenRound(x: number): number {
  const near = Math.round(x);
  return near - x === 0.5 && near % 2 !== 0 ? near - 1 : near;
}
