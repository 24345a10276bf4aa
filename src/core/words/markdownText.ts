/**
 * Text as Markdown that shows exactly that text, in one line, in a paragraph or a table's cell: no mark, link, row or
 * HTML comes of it, and no address. What is harmless stays readable.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
    .replace(/[\\`*[<>|&~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, found => entities[found] ?? `\\${found}`)
    .replace(/:\/\//g, ':\\//')
    .replace(/@|(?<=\bwww)\./gi, '\\$&')
    .replace(/^(\d{0,9})([#=:]|[-+](?!\d)|[.)](?=\s|$))/, '$1\\$2');
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
