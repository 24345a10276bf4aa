/** One line of code, its comment and strings blanked out so that words in them are not taken for names. */
interface Stripped {
  readonly text: string;
  readonly isComment: boolean;
}

/**
 * The line (from 1) of a lab that text means by a name: the first that declares or assigns it, else the first that uses
 * it; null where the name does not stand in the code. Import lines are passed over. Works on the learner's changed copy
 * as well.
 */
export function findPlace(code: string, name: string): number | null {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return null;
  const escaped = name.replaceAll('$', '\\$');
  const word = new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`);
  const declared = new RegExp(
    `(?:\\b(?:const|let|var|class|function)\\b[^=]*?(?<![\\w$.])${escaped}(?![\\w$])(?!\\s*\\())|(?:\\bfunction\\s+${escaped}\\b)|(?:^\\s*(?:this\\.)?${escaped}\\s*=(?!=))`,
  );
  let used: number | null = null;
  let isInside = false;
  for (const [at, line] of code.split(/\r\n|\r|\n/).entries()) {
    const stripped: Stripped = strip(line, isInside);
    isInside = stripped.isComment;
    const { text } = stripped;
    if (/^\s*import\b/.test(text)) continue;
    if (declared.test(text)) return at + 1;
    if (used === null && word.test(text)) used = at + 1;
  }
  return used;
}

/** @param isInside whether the line begins inside a comment */
function strip(line: string, isInside: boolean): Stripped {
  let text = line;
  if (isInside) {
    const end = text.indexOf('*/');
    if (end === -1) return { text: '', isComment: true };
    text = ' '.repeat(end + 2) + text.slice(end + 2);
  }
  text = text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/.*|\/\*.*?\*\//g, found => ' '.repeat(found.length));
  const open = text.indexOf('/*');
  return open === -1 ? { text, isComment: false } : { text: text.slice(0, open), isComment: true };
}
