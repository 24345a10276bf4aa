import { fromWire, type WireNumber } from '../run/value.ts';

/**
 * A number for people: short ones as they are, long ones with four decimals as the lesson prints them, very large and
 * very small ones with an exponent.
 */
export function numberText(wire: WireNumber): string {
  const value = fromWire(wire);
  const plain = String(value);
  const isShort = plain.length <= 6 && !plain.includes('e');
  // Less than this would be 0.0000.
  return wholeText(value) ?? (isShort ? plain : decimalText(value, 5e-5, 2));
}

/**
 * As `numberText`, for columns in which numbers stand below each other and are read digit by digit: short ones have
 * four decimals, too, and of small ones no digit is rounded away.
 */
export function columnText(wire: WireNumber): string {
  const value = fromWire(wire);
  return wholeText(value) ?? decimalText(value, 1e-4, 3);
}

/** What is written without decimals, or null. */
function wholeText(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Object.is(value, -0)) return '-0';
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : null;
}

/** Four decimals, or an exponent with `decimals` from a million on and below `small`. */
function decimalText(value: number, small: number, decimals: number): string {
  const size = Math.abs(value);
  return size >= 1e6 || size < small ? value.toExponential(decimals).replace('e+', 'e') : value.toFixed(4);
}

/** Whole numbers with their thousands apart: `20,000`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}
