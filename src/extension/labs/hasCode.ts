/** False for a text of nothing but space and comments. */
export function hasCode(text: string): boolean {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, '')
      .trim() !== ''
  );
}
