/** Text that stands as text in HTML, in attributes too. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${String(character.charCodeAt(0))};`);
}

/** HTML that was made here, as opposed to text. */
export interface Html {
  readonly html: string;
}

/**
 * An element. Strings among `content` are text; names of tags and attributes come from this program, never from a
 * lesson.
 */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  ...content: readonly (Html | string)[]
): Html {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : ` ${key}="${escapeText(String(value))}"`));
  const inside = content.map(part => (typeof part === 'string' ? escapeText(part) : part.html)).join('');
  return { html: `<${name}${given.join('')}>${isVoid(name) ? '' : `${inside}</${name}>`}` };
}

function isVoid(name: string): boolean {
  return name === 'br' || name === 'hr' || name === 'img' || name === 'meta';
}
