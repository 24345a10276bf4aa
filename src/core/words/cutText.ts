/** At most `length` UTF-16 units, with an ellipsis where something is missing; never half a character. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : withEllipsis(text, length);
}

/** As `cutText`, for a text that stands for a longer one. */
export function withEllipsis(text: string, length: number): string {
  const whole = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${whole.replace(/…$/u, '').trimEnd()}…`;
}

/** A text on one line, its white space as single blanks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
