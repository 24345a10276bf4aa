/** False for a text of nothing but space and comments. Each character is looked at once: every edit asks. */
export function hasCode(text: string): boolean {
  const nothing = /[\s\uFEFF]+|\/\/[^\n\r]*|\/\*/y;
  let at = 0;
  while (at < text.length) {
    nothing.lastIndex = at;
    const [found] = nothing.exec(text) ?? [];
    if (found === undefined) return true;
    at = nothing.lastIndex;
    if (found !== '/*') continue;
    const end = text.indexOf('*/', at);
    // An open comment is the learner's slip, and not nothing.
    if (end < 0) return true;
    at = end + 2;
  }
  return false;
}
