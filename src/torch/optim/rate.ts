import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';

/**
 * Checks a number given to an optimizer's constructor: finite and not below 0 (and below `end`, where there is one).
 */
export function rate(optimizer: string, name: string, value: number | undefined, fallback: number, end = Infinity): number {
  const chosen = value ?? fallback;
  if (typeof chosen === 'number' && chosen >= 0 && chosen < end) return chosen;
  const range = end === Infinity ? '0 or more' : `from 0 up to, but without, ${String(end)}`;
  throw new LabError(`${optimizer}: ${name} must be a number, ${range}, but it is ${shownValue(chosen)}.`);
}
