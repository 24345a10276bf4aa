import { callWritten } from './libraryClasses.ts';

/** Under this name a module, loss or optimizer introduces itself. @internal */
export const description = Symbol('description');

/**
 * One line about a module, loss or optimizer, such as `GRU(1, 8, batchFirst=true)`, and its number of learned values;
 * null for anything else. Calls no code of a lab.
 */
export function describeModule(value: unknown): { text: string; parameters: number } | null {
  if (typeof value !== 'object' || value === null) return null;
  return callWritten<{ text: string; parameters: number }>(value, description);
}
