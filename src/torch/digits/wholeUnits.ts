/**
 * How many whole units of 10^-digits a finite number has, without its sign: rounded as Python and C do, exact halves to
 * the even unit.
 */
export function wholeUnits(value: number, digits: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
  const raised = high >>> 20;
  // The value is `significand` times 2 to the power of `exponent`, and both are whole.
  const significand = (BigInt((high & 0xfffff) + (raised === 0 ? 0 : 0x100000)) << 32n) | BigInt(low);
  const exponent = Math.max(raised, 1) - 1075;
  const above = significand * 10n ** BigInt(Math.max(digits, 0)) * 2n ** BigInt(Math.max(exponent, 0));
  const below = 10n ** BigInt(Math.max(-digits, 0)) * 2n ** BigInt(Math.max(-exponent, 0));
  const whole = above / below;
  const twice = (above % below) * 2n;
  return twice > below || (twice === below && whole % 2n === 1n) ? whole + 1n : whole;
}
