const deepest = 16;
const dangerous: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What keeps parsed JSON from being taken as data, or null: a list, nesting that overflows readers, keys that reach into prototypes. */
export function faultOf(json: unknown): string | null {
  if (Array.isArray(json)) return 'lesson.json is a list, but must be an object';
  const open: { readonly value: object; readonly depth: number }[] = [];
  const enter = (value: unknown, depth: number): void => {
    if (typeof value === 'object' && value !== null) open.push({ value, depth });
  };
  enter(json, 1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (depth > deepest) return `lesson.json is nested more than ${String(deepest)} levels deep`;
    for (const [key, inner] of Object.entries(value)) {
      if (dangerous.has(key)) return `lesson.json has a key '${key}'`;
      enter(inner, depth + 1);
    }
  }
  return null;
}
