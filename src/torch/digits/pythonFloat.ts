const FIRST_WITH_EXPONENT = 16;
const LAST_WITHOUT_EXPONENT = -4;

/** A number as Python's `print` shows a float: `1.0`, `0.1`, `3e-05`, `1e+16`, `nan`. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  // As many digits as it takes to tell the number from its neighbours: in that, both languages agree.
  const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e');
  const exponent = Number(power);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (exponent < LAST_WITHOUT_EXPONENT || exponent >= FIRST_WITH_EXPONENT) return `${sign}${mantissa}e${exponentText(exponent)}`;
  const digits = mantissa.replace('.', '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 2, '0');
  return `${sign}${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1)}`;
}

/** An exponent with its sign and at least two digits, as Python and C write it. */
export function exponentText(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
