// @ts-check
// Functions that run inside the pages of VS Code. All times are milliseconds since the epoch, so that frames compare.

/** Remembers when a lens was pressed: VS Code acts as the button is let go. @param {Element} editor `.monaco-editor` */
export function noteLensPresses(editor) {
  editor.addEventListener(
    'mouseup',
    event => {
      if (event.target instanceof Element && event.target.closest('.codelens-decoration')) {
        Object.assign(globalThis, { lensPressedAt: performance.timeOrigin + event.timeStamp });
      }
    },
    { capture: true },
  );
}

/** When a lens was last pressed. @returns {number} */
export function lensPressedAt() {
  return /** @type {{ lensPressedAt?: number }} */ (globalThis).lensPressedAt ?? NaN;
}

/**
 * Resolves when another text than now is painted after the first visible line, at the frame that shows it. It looks only when
 * the lines have changed, so as not to take the time that it measures.
 * @param {Element} editor
 * @returns {Promise<number>}
 */
export function nextPaint(editor) {
  /** @returns {string} */
  const painted = () => {
    const lines = [...editor.querySelectorAll('.view-lines .view-line')];
    const top = lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
    return [...(top?.querySelectorAll('span[class*="ced-"]') ?? [])].map(span => getComputedStyle(span, '::after').content).join('');
  };
  const before = painted();
  return new Promise(resolve => {
    const observer = new MutationObserver(() => {
      const now = painted();
      if (now === before || !/\d/.test(now)) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    });
    const lines = editor.querySelector('.view-lines');
    if (lines) observer.observe(lines, { childList: true, attributes: true, characterData: true, subtree: true });
  });
}

/**
 * Resolves when the element says so.
 * @param {Element} element
 * @param {string} words
 * @returns {Promise<number>}
 */
export function whenSaid(element, words) {
  return new Promise(resolve => {
    const look = () => {
      if (!element.textContent.includes(words)) return false;
      resolve(performance.timeOrigin + performance.now());
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(element, { childList: true, characterData: true, subtree: true });
  });
}

/** Remembers when a digit was last typed. @param {Element} editor `.monaco-editor` */
export function noteKeys(editor) {
  editor.addEventListener(
    'keydown',
    event => {
      if (event instanceof KeyboardEvent && /^\d$/.test(event.key)) {
        Object.assign(globalThis, { typedAt: performance.timeOrigin + event.timeStamp });
      }
    },
    { capture: true },
  );
}

/** When a digit was last typed. @returns {number} */
export function typedAt() {
  return /** @type {{ typedAt?: number }} */ (globalThis).typedAt ?? NaN;
}

/**
 * Resolves when this number is painted after the line with these words, at the frame that shows it.
 * @param {Element} editor
 * @param {{ words: string, value: number }} what
 * @returns {Promise<number>}
 */
export function whenShows(editor, { words, value }) {
  const isShown = () => {
    const line = [...editor.querySelectorAll('.view-lines .view-line')].find(({ textContent }) =>
      textContent.replaceAll('\u00a0', ' ').includes(words),
    );
    const painted = [...(line?.querySelectorAll('span[class*="ced-"]') ?? [])]
      .map(span => getComputedStyle(span, '::after').content)
      .join('');
    const number = /-?\d+\.\d+/.exec(painted);
    return number !== null && Math.abs(Number(number[0]) - value) < 1e-3;
  };
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`${String(value)} was not painted behind '${words}'.`)), 60_000);
    const look = () => {
      if (!isShown()) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    const observer = new MutationObserver(look);
    const lines = editor.querySelector('.view-lines');
    if (lines) observer.observe(lines, { childList: true, attributes: true, characterData: true, subtree: true });
    look();
  });
}
