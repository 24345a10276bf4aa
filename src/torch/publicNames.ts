/**
 * Gives classes and functions the names they are exported by, as `constructor.name` and inline values show them: a bundle has shortened those
 * they were written with.
 */
export function namePublicly(exported: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name, configurable: true });
  }
}
