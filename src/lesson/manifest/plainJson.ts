const deepest = 16;
const dangerous: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What keeps the parsed JSON of a file from being taken as data, or null: nesting that overflows readers, keys that
 * reach into prototypes.
 */
export function faultOf(json: unknown, file: string): string | null {
  const open: { readonly value: object; readonly depth: number }[] = [];
  const enter = (value: unknown, depth: number): void => {
    if (typeof value === 'object' && value !== null) open.push({ value, depth });
  };
  enter(json, 1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (depth > deepest) return `${file} is nested more than ${String(deepest)} levels deep`;
    for (const [key, inner] of Object.entries(value)) {
      if (dangerous.has(key)) return `${file} has a key '${key}'`;
      enter(inner, depth + 1);
    }
  }
  return null;
}
