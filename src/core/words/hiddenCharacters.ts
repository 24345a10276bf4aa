/**
 * Characters that a reader cannot see and that can make text mean another thing than it shows: controls, direction
 * marks, zero-width characters, fillers, variation selectors, tags, private characters.
 */
const hiddenRanges: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  // For everybody's own use: fonts of icons stand there.
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x13430, 0x1345f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0x10ffff],
];

const hidden = new RegExp(`[${hiddenRanges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')}]`, 'gu');

/** The first hidden character of `text`, with its line from 1; a byte order mark at the very start is none. */
export function findHidden(text: string): { readonly line: number; readonly name: string } | null {
  hidden.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  const found = hidden.exec(text);
  if (found === null) return null;
  return { line: text.slice(0, found.index).split(/\r\n|\r|\n/).length, name: nameOf(found[0]) };
}

/** `text` with its hidden characters made visible: `[U+202E]`. */
export function showHidden(text: string): string {
  return text.replace(hidden, character => `[${nameOf(character)}]`);
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
