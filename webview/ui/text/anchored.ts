import type { TextParts } from './textParts.ts';

/** The `id` attribute of what links lead to by a name; none where there is no name, or nothing leads there. */
export function anchored(part: string | null, parts: TextParts): Readonly<Record<string, string>> {
  const id = part === null ? null : parts.anchor(part);
  return id === null ? {} : { id };
}
