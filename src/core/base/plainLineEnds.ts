/** A text with `\n` after each line: which ends a file has is its own matter. */
export function plainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
