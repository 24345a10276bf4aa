import { plainEquation } from './plainEquation.ts';

const marks =
  /(?<fence>`+)(?<code>[^`]+)\k<fence>(?!`)|\$(?!\s)(?<tex>(?:\\[\s\S]|[^\\$])+?)(?<!\s)\$(?!\d)|\[(?<words>[^\]]*)\]\([^)]*\)|\\(?<sign>[!-/:-@[-`{-~])|[`*$]/g;

/** A lesson's inline Markdown without its marks: emphasis, code, what its links point to; formulas as plain text. */
export function plainMarkdown(markdown: string): string {
  return markdown.replace(marks, (...found) => {
    const { code, tex, words, sign } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (tex !== undefined) return plainEquation(tex);
    return words === undefined ? (code ?? sign ?? '') : plainMarkdown(words);
  });
}
