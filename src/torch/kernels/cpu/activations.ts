const PARTS = 32;
const PARTS_PER_E = PARTS * Math.LOG2E;
const PART = Math.LN2 / PARTS;
/** Adding and taking away this much rounds a small float64 to a whole number. */
const ROUNDER = 1.5 * 2 ** 52;
/** Beyond this e^x is out of reach of a float32 anyway. */
const LARGEST = 87;
const POWERS_OF_TWO = Float64Array.from({ length: 256 }, (_, i) => 2 ** (i - 128));
const PARTS_OF_TWO = Float64Array.from({ length: PARTS }, (_, i) => 2 ** (i / PARTS));

/**
 * eˣ to within 2e-12 of itself (float32 results need 6e-8), about three times as fast as `Math.exp`: x = k · ln 2 / 32 + r, with powers of two from
 * tables and a short series in r. x beyond ±87 counts as ±87.
 */
function exponential(x: number): number {
  const z = x < -LARGEST ? -LARGEST : x > LARGEST ? LARGEST : x;
  const rounded = z * PARTS_PER_E + ROUNDER - ROUNDER;
  const k = rounded | 0;
  const r = z - rounded * PART;
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24))));
  return series * (PARTS_OF_TWO[k & (PARTS - 1)] as number) * (POWERS_OF_TWO[(k >> 5) + 128] as number);
}

/** 1 / (1 + e⁻ˣ). */
export function sigmoidOf(x: number): number {
  return 1 / (1 + exponential(-x));
}

/** The hyperbolic tangent, to within 3e-16 absolute plus 3e-12 of itself. */
export function tanhOf(x: number): number {
  return 1 - 2 / (1 + exponential(2 * x));
}
