import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { pythonFloat } from './pythonFloat.ts';
import { wholeUnits } from './wholeUnits.ts';

/** Every float64 has fewer decimals that matter than this, and a smaller value than ten to the power of it. */
const MOST_DIGITS = 323;

/**
 * A number rounded to at most `digits` decimals, as the text Python's `print(round(value, digits))` shows:
 * `round(1, 3)` is `1.0`, `round(0.73125, 3)` is `0.731`, `round(1234, -2)` is `1200.0`. Exact halves go to the even
 * digit. Without `digits` it is a whole number: `round(2.5)` is `2`.
 */
export function round(value: number, digits?: number): string {
  if (typeof value !== 'number') {
    throw new LabError(`round needs a number, but got ${shownValue(value)}; item() makes a number of a tensor with one value.`);
  }
  if (digits === undefined) return whole(value);
  if (!Number.isInteger(digits)) throw new LabError(`round needs a whole number of decimals, but got ${shownValue(digits)}.`);
  if (!Number.isFinite(value) || digits > MOST_DIGITS) return pythonFloat(value);
  const size = digits < -MOST_DIGITS ? 0 : Number(`${String(wholeUnits(value, digits))}e${String(-digits)}`);
  if (!Number.isFinite(size)) throw new LabError(`round: ${pythonFloat(value)} with ${String(digits)} digits is too large for a number.`);
  return pythonFloat(value < 0 || Object.is(value, -0) ? -size : size);
}

function whole(value: number): string {
  if (!Number.isFinite(value)) throw new LabError(`round: ${pythonFloat(value)} cannot be rounded to a whole number.`);
  const units = String(wholeUnits(value, 0));
  return value < 0 && units !== '0' ? `-${units}` : units;
}
