/** At most `length` UTF-16 units, with an ellipsis where something is missing; never half a character. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : withEllipsis(text, length);
}

/** As `cutText`, for a text that stands for a longer one. */
export function withEllipsis(text: string, length: number): string {
  return `${startOf(text, length - 1)
    .replace(/…$/u, '')
    .trimEnd()}…`;
}

/** The first `length` UTF-16 units, or one less where that would be half a character. */
export function startOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/u, '');
}

/** A text on one line, its white space as single blanks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
