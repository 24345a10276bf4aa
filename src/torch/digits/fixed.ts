import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { fixedText } from './fixedText.ts';

const MOST_DIGITS = 100;

/**
 * A number with exactly `digits` decimals, as text: `fixed(0.5625, 3)` is `0.562`. Exact halves go to the even digit,
 * where JavaScript's own `toFixed` takes the larger number: `(0.5625).toFixed(3)` is `0.563`.
 *
 * Python: `f"{value:.3f}"`.
 */
export function fixed(value: number, digits: number): string {
  if (typeof value !== 'number') {
    throw new LabError(`fixed needs a number, but got ${shownValue(value)}; item() makes a number of a tensor with one value.`);
  }
  if (!Number.isInteger(digits) || digits < 0 || digits > MOST_DIGITS) {
    throw new LabError(`fixed needs a whole number of decimals from 0 to ${String(MOST_DIGITS)}, but got ${shownValue(digits)}.`);
  }
  return fixedText(value, digits);
}
