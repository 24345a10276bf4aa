import { countText } from './numberText.ts';

const units = ['KB', 'MB', 'GB'] as const;

/** A size for people, 1 KB being 1,024 bytes: `512 B`, `24 KB`, `3.1 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${countText(bytes)} B`;
  let size = bytes / 1024;
  let unit = 0;
  // What would be rounded to 1,024 of a unit is one of the next.
  for (; size >= 1023.5 && unit < units.length - 1; unit++) size /= 1024;
  const text = size < 9.95 ? size.toFixed(1).replace(/\.0$/u, '') : countText(Math.round(size));
  return `${text} ${units[unit] ?? ''}`;
}

const bytesOf: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1, complex64: 8 };

/** What the values of a tensor take; null for texts, whose length nobody knows. */
export function tensorBytes({ shape, dtype }: { readonly shape: readonly number[]; readonly dtype: string }): number | null {
  const each = bytesOf[dtype];
  return each === undefined ? null : shape.reduce((product, size) => product * size, each);
}
