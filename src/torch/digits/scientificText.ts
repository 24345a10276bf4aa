import { exponentText } from './pythonFloat.ts';
import { wholeUnits } from './wholeUnits.ts';

/**
 * A finite number with `digits` (0 to 13) decimals and an exponent, as Python and C write it: exact halves go to the
 * even digit.
 */
export function scientificText(value: number, digits: number): string {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [shortest = '', power = ''] = size.toExponential().split('e');
  // An exact half has one digit more than are asked for, a five, and so few digits are its shortest text, too. Only
  // there does JavaScript think otherwise.
  if (shortest.length !== digits + 3 || !shortest.endsWith('5')) {
    const [mantissa = '', exponent = ''] = size.toExponential(digits).split('e');
    return `${sign}${mantissa}e${exponentText(Number(exponent))}`;
  }
  const units = String(wholeUnits(size, digits - Number(power)));
  const exponent = Number(power) + units.length - 1 - digits;
  return `${sign}${units.slice(0, 1)}${digits === 0 ? '' : `.${units.slice(1, digits + 1)}`}e${exponentText(exponent)}`;
}
