import { fixed } from './fixed.ts';

/**
 * A number rounded to at most `digits` decimals, as the text Python's `print(round(value, digits))` shows: `round(1, 3)` is `1.0`, `round(0.73125, 3)`
 * is `0.731`. Exact halves go to the even digit.
 */
export function round(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const text = fixed(value, digits).replace(/(\.\d*?)0+$/, '$1');
  return text.endsWith('.') ? `${text}0` : text.includes('.') ? text : `${text}.0`;
}
