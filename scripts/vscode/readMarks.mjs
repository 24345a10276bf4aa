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
  const numbers = [...editor.querySelectorAll('.margin-view-overlays .line-numbers')].flatMap(number => {
    const line = Number(number.textContent);
    return line > 0 && number.parentElement ? [{ line, top: topOf(number.parentElement) }] : [];
  });
  /** @type {[number, string][]} */
  const marks = [];
  for (const viewLine of editor.querySelectorAll('.view-lines .view-line')) {
    // Below lenses, the two may stand a fraction of a pixel apart.
    const line = numbers.find(({ top }) => Math.abs(top - topOf(viewLine)) < 3)?.line;
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

/**
 * Runs inside the page: where on the screen stands what extensions painted after each visible line.
 * @param {Element} editor `.monaco-editor`
 * @returns {PaintedBoxes}
 */
export function readBoxes(editor) {
  const view = editor.querySelector('.editor-scrollable');
  const bars = [...editor.querySelectorAll('.minimap, .scrollbar.vertical')].map(bar => bar.getBoundingClientRect());
  const edge = Math.min(...bars.filter(({ width }) => width > 0).map(({ left }) => left), view?.getBoundingClientRect().right ?? 0);
  /** @type {Map<number, number>} */
  const lineAt = new Map();
  for (const number of editor.querySelectorAll('.margin-view-overlays .line-numbers')) {
    const line = Number(number.textContent);
    if (line > 0 && number.parentElement) lineAt.set(Math.round(number.parentElement.getBoundingClientRect().top), line);
  }
  let line = 0;
  const boxes = [...editor.querySelectorAll('.view-lines .view-line')]
    .map(viewLine => ({ viewLine, top: Math.round(viewLine.getBoundingClientRect().top) }))
    .sort((one, other) => one.top - other.top)
    .flatMap(({ viewLine, top }) => {
      // A line that is wrapped has its number at its first row.
      line = lineAt.get(top) ?? line;
      const painted = [...viewLine.querySelectorAll('span[class*="ced-"]')]
        .filter(span => getComputedStyle(span, '::after').content !== 'none')
        .map(span => {
          const { left, right, top: spanTop, bottom } = span.getBoundingClientRect();
          // Where what is painted ends: before its beginning stands the margin.
          return { left, right, isCovered: document.elementFromPoint(right - 2, (spanTop + bottom) / 2) !== span };
        });
      if (painted.length === 0 || line === 0) return [];
      const [left, right] = [Math.min(...painted.map(one => one.left)), Math.max(...painted.map(one => one.right))];
      return [{ line, left, right, isCovered: painted.some(one => one.isCovered) }];
    });
  const lines = editor.querySelector('.view-lines');
  // Fonts for code are at most so wide.
  const letter = 0.62 * (lines ? Number.parseFloat(getComputedStyle(lines).fontSize) : 0);
  return { edge, letter, boxes };
}

/**
 * In pixels of the window. `edge`: where minimap or scrollbar begin; `letter`: the width of a letter of code; `isCovered`: the end of what
 * is painted lies below something else, or out of sight.
 * @typedef {{ edge: number, letter: number, boxes: { line: number, left: number, right: number, isCovered: boolean }[] }} PaintedBoxes
 */
