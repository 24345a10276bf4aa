/** A number with exactly `digits` decimals as Python and C write it: exact halves go to the even digit, and `-0` keeps its sign. */
export function fixed(value: number, digits: number): string {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  // Half of the last digit is n · 5^digits / 2 in units of that digit, with n = size · 2^(digits + 1) a whole and odd number.
  const n = size * 2 ** (digits + 1);
  const twice = n * 5 ** digits;
  if (!Number.isInteger(n) || n % 2 === 0 || twice > Number.MAX_SAFE_INTEGER) return sign + size.toFixed(digits);
  const floor = (twice - 1) / 2;
  return sign + ((floor % 2 === 0 ? floor : floor + 1) / 10 ** digits).toFixed(digits);
}
