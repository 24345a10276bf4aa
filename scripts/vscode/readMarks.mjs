// @ts-check

/**
 * Runs inside the page: reads what extensions painted after each visible line. VS Code paints it as `::after` content
 * of empty spans at the line's end, and numbers lines in the margin, at the same height.
 * @param {Element} editor `.monaco-editor`
 * @returns {[number, string][]} 1-based line and text
 */
export function readMarks(editor) {
  /** @param {Element} element */
  const topOf = element => element.getBoundingClientRect().top;
  /** @type {Map<number, number>} */
  const lineAt = new Map();
  for (const number of editor.querySelectorAll('.margin-view-overlays .line-numbers')) {
    const line = Number(number.textContent);
    if (line > 0 && number.parentElement) lineAt.set(Math.round(topOf(number.parentElement)), line);
  }
  /** @type {[number, string][]} */
  const marks = [];
  for (const viewLine of editor.querySelectorAll('.view-lines .view-line')) {
    const line = lineAt.get(Math.round(topOf(viewLine)));
    if (line === undefined) continue;
    let text = '';
    for (const span of viewLine.querySelectorAll('span[class*="ced-"]')) {
      const content = getComputedStyle(span, '::after').content;
      // Quoted as CSS writes strings: only quotes and backslashes are escaped in a computed value.
      if (/^".*"$/s.test(content)) text += content.slice(1, -1).replace(/\\(["\\])/g, '$1');
    }
    if (text !== '') marks.push([line, text.replaceAll('\u00a0', ' ').trim()]);
  }
  return marks;
}
