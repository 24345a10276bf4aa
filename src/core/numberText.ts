import { fromWire, type WireNumber } from './value.ts';

/**
 * A number for people: short ones as they are, long ones with four decimals as the lesson prints them, very large and
 * very small ones with an exponent.
 */
export function numberText(wire: WireNumber): string {
  const value = fromWire(wire);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Object.is(value, -0)) return '-0';
  const plain = String(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) ? size < 1e15 : plain.length <= 6 && !plain.includes('e')) return plain;
  if (size >= 1e6 || size < 5e-5) return value.toExponential(2).replace('e+', 'e');
  return value.toFixed(4);
}

/** Whole numbers with their thousands apart: `20,000`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}
