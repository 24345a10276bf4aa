// @ts-check

/** Calls that the sandbox's content policy denies; found in a bundle they would fail only at run time. */
// A method may be called `eval`, as PyTorch's is: neither `.eval(` nor its definition `eval(){` is the global function.
const forbidden = [/(?<![.\w$])eval\s*\((?!\)\s*\{)/, /\bnew\s+Function\b/, /(?<![.\w$])Function\s*\(/];

/**
 * Says where `text` makes code out of text, or null where it does not.
 * @param {string} text
 * @returns {string | null}
 */
export function findEval(text) {
  for (const pattern of forbidden) {
    const match = pattern.exec(text);
    if (match) return text.slice(Math.max(0, match.index - 60), match.index + 60);
  }
  return null;
}
