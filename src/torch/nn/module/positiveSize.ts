import { shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';

/** Checks a size given to a module's constructor. */
export function positiveSize(module: string, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new LabError(`${module}: ${name} must be a whole number above 0, but it is ${shownValue(value)}.`);
}
