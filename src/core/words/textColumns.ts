/** How many columns of a fixed-width font a text takes: 2 for what East Asian fonts draw wide, and for emoji. */
export function textColumns(text: string): number {
  if (isNarrow.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of characters.segment(text)) columns += isWide.test(segment) ? 2 : 1;
  return columns;
}

/** Where a line of code ends: its columns with every tab as far as it reaches. */
export function lineColumns(line: string, tabSize: number): number {
  let columns = 0;
  for (const part of line.split(/(\t)/u)) columns += part === '\t' ? tabSize - (columns % tabSize) : textColumns(part);
  return columns;
}

/**
 * In which column a line ends whose words are wrapped at `width` columns, as VS Code does by its simple strategy: what
 * is wrapped begins where the line's own indent ends.
 */
export function wrappedColumns(line: string, tabSize: number, width: number): number {
  const indent = lineColumns(/^\s*/u.exec(line)?.[0] ?? '', tabSize);
  let columns = 0;
  for (const word of line.match(/^\s*\S*|\s+|[^\s]+/gu) ?? []) {
    const size = lineColumns(word, tabSize);
    if (columns > indent && columns + size > width) columns = indent;
    columns += size;
  }
  return columns > width ? indent + ((columns - indent) % Math.max(1, width - indent)) : columns;
}

const characters = new Intl.Segmenter('en');
/** What most texts are made of, the marks of our own words among it. */
const isNarrow = /^[\u0020-\u02ff\u2010-\u22ff\u2500-\u25ff…]*$/u;
const isWide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
