/** How a module, loss or optimizer introduces itself. @internal */
export const description = Symbol.for('gatescope.describe');

interface Described {
  [description](): { readonly text: string; readonly parameters: number };
}

/** One line about a module, loss or optimizer, such as `GRU(1, 8, batchFirst=true)`, and its number of learned values; null for anything else. */
export function describeModule(value: unknown): { text: string; parameters: number } | null {
  if (typeof value !== 'object' || value === null || !(description in value)) return null;
  return (value as Described)[description]();
}
