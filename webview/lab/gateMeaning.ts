/** What a gate does at this value, in words. */
export function gateMeaning(value: number): string {
  if (!Number.isFinite(value)) return 'not a number';
  if (value >= 0.95) return 'keeps nearly all';
  if (value >= 0.6) return 'keeps most';
  if (value > 0.4) return 'keeps about half';
  if (value > 0.05) return 'blocks most';
  return 'blocks nearly all';
}
