/** Nobody who lets the program compute types a number of this many digits. */
const manyDigits = 6;

/**
 * Whether a number was put together from typed ones: its digits stand in the text (with the point elsewhere, or in
 * pieces), or it is the sum, difference, product or quotient of two of which one has many digits. Whoever computes
 * types no such numbers.
 */
export function isDisguised(number: number, typed: readonly number[]): boolean {
  const digits = digitsOf(number);
  if (digits.length < manyDigits) return false;
  const long = typed.filter(one => digitsOf(one).length >= manyDigits);
  if (long.some(one => digits.includes(digitsOf(one)) || digitsOf(one).includes(digits))) return true;
  const isNear = (other: number): boolean => Math.abs(other - number) <= Math.abs(number) * 1e-7;
  return long.some(a => typed.some(b => [a + b, a - b, b - a, a * b, a / b, b / a].some(isNear)));
}

/** The significant digits of a number. */
function digitsOf(number: number): string {
  return Math.abs(number).toExponential().split('e')[0]?.replace('.', '').replace(/0+$/u, '') ?? '';
}
