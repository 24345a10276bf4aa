const STEPS_PER_ONE = 32;
const STEP = 1 / STEPS_PER_ONE;
/** From here on the sigmoid is 0 or 1 even in float64. */
const LARGEST = 40;
const MIDDLE = LARGEST * STEPS_PER_ONE;
/** What `sigmoidIn` reads. */
export const sigmoidSeries = makeSeries();

/**
 * For each whole multiple of 1/32 from -40 to 40: the first four coefficients of the sigmoid's Taylor series there. All
 * follow from its value.
 */
function makeSeries(): Float64Array {
  const series = new Float64Array((2 * MIDDLE + 1) * 4);
  for (let i = 0; i <= 2 * MIDDLE; i++) {
    const s = 1 / (1 + Math.exp(-(i - MIDDLE) * STEP));
    const [p, q] = [s * (1 - s), 1 - 2 * s];
    series.set([s, p, (p * q) / 2, (p * (q * q - 2 * p)) / 6], i * 4);
  }
  return series;
}

/**
 * 1 / (1 + e⁻ˣ) to within 4e-10 and 3e-9 of itself (float32 results need 6e-8), three times as fast as with `Math.exp`:
 * the series of the nearest of many known points, at most 1/64 away.
 *
 * @param series `sigmoidSeries`; a loop that holds it in a variable of its own need not look it up each time.
 */
export function sigmoidIn(series: Float64Array, x: number): number {
  const z = x > LARGEST ? LARGEST : x < -LARGEST ? -LARGEST : x;
  const k = (z * STEPS_PER_ONE + (MIDDLE + 0.5)) | 0;
  const d = z - (k - MIDDLE) * STEP;
  const at = k << 2;
  // Two halves that a processor can work on at once.
  return (series[at] as number) + d * (series[at + 1] as number) + d * d * ((series[at + 2] as number) + d * (series[at + 3] as number));
}

/** The hyperbolic tangent, to within 8e-10. */
export function tanhIn(series: Float64Array, x: number): number {
  return 2 * sigmoidIn(series, 2 * x) - 1;
}

export function sigmoidOf(x: number): number {
  return sigmoidIn(sigmoidSeries, x);
}

export function tanhOf(x: number): number {
  return tanhIn(sigmoidSeries, x);
}
