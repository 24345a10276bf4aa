import { wholeUnits } from './wholeUnits.ts';

/** From here on JavaScript's own `toFixed` falls back to an exponent. */
const FIRST_WITH_EXPONENT = 1e21;

/**
 * A number with exactly `digits` decimals (0 to 100) as Python and C write it: exact halves go to the even digit, and
 * `-0` keeps its sign.
 */
export function fixedText(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  // Only of an exact half and of a very large number does JavaScript think otherwise.
  if (size < FIRST_WITH_EXPONENT && !isHalf(size, digits)) return sign + size.toFixed(digits);
  const units = String(wholeUnits(size, digits)).padStart(digits + 1, '0');
  return sign + (digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`);
}

/**
 * Does the number end half of a unit after its last digit? Half a unit is 5^digits · 2^-(digits + 1), and 5^digits is
 * odd.
 */
function isHalf(size: number, digits: number): boolean {
  return Math.abs((size * 2 ** (digits + 1)) % 2) === 1;
}
