import type { ParserSentence } from './parserText.ts';
import { commentText } from './pythonSense.ts';

/** What only Python has, on a line without its texts and comments, and what is written in its place. */
const pythonLines: readonly (readonly [line: RegExp, inWords: string])[] = [
  [
    /^\s*class\s+([\p{ID_Continue}$]+)\s*\(([^()]*)\)\s*:/u,
    'a class names what it extends with a word, and stands in braces. Write class $1 extends $2 { … } for class $1($2):.',
  ],
  [
    /^\s*(?:async\s+)?def\s+(?:__init__|self)\b/u,
    'a class is made by its constructor, and fields stand before it. Write constructor() { super(); … }, or layer = new nn.Linear(4, 2); in the class.',
  ],
  [
    /^\s*(?:async\s+)?def\s+([\p{ID_Continue}$]+)/u,
    "def is Python's word for a function. Write function $1(…) { … }, and in a class $1(…) { … }.",
  ],
  [/^\s*elif\b/u, 'elif is two words here, and what it asks stands in parentheses. Write else if (…) { … }.'],
  [
    /^\s*(?:from\s+[\w.]+\s+import\b|import\s+[\w.]+(?:\s+as\s+\w+)?\s*;?\s*$)/u,
    "names are imported one by one, in braces. Write import { nn, tensor } from 'gatescope'.",
  ],
  [/^\s*with\s+(?:torch\.)?no_grad\b/u, "with is Python's. Write noGrad(() => { … }) for with torch.no_grad():."],
  [
    /^\s*for\s+([\p{ID_Continue}$, ]+?)\s+in\s+range\b/u,
    'a loop that counts stands in parentheses and braces. Write for (let $1 = 0; $1 < n; $1++) { … } for range(n).',
  ],
  [/^\s*for\s+([\p{ID_Continue}$]+)\s+in\b/u, 'a loop over a list stands in parentheses and braces. Write for (const $1 of list) { … }.'],
  [/^\s*raise\b/u, "raise is Python's. Write throw new Error('…')."],
  [/^\s*assert\b/u, "assert is Python's. Write if (!(…)) throw new Error('…')."],
  [/^[\s}]*except\b/u, "except is Python's. Write catch (error) { … }."],
  [/\blambda\b/u, "lambda is Python's. Write x => x + 1 for lambda x: x + 1."],
  [
    /[[(][^[\]]*\sfor\s+[\p{ID_Continue}$, ]+\s+in\s/u,
    'a list is made from another by map. Write list.map(x => x * 2) for [x * 2 for x in list].',
  ],
  [/\sis\s+(?:not\s+)?(?:None|null)\b/u, "is None is Python's. Write x === null, or x !== null."],
  [/[\s(=]not\s+[\p{ID_Continue}$(]/u, "not is Python's. Write !x for not x."],
  [/[\p{ID_Continue}$)\]}'"]\s+and\s+\S/u, "and is Python's. Write a && b."],
  [/[\p{ID_Continue}$)\]}'"]\s+or\s+\S/u, "or is Python's. Write a || b."],
  [/\S\s+if\s+.+\s+else\s/u, 'a choice has its question first. Write question ? a : b for a if question else b.'],
  [
    /[[,]\s*\(\s*[\p{ID_Continue}$]+\s*,\s*[\p{ID_Continue}$]+\s*\)[^=]*=/u,
    'parentheses take nothing apart. Write const [out, [h, c]] = lstm.forward(x) for out, (h, c) = lstm(x).',
  ],
];

/**
 * A sentence for the line on which TypeScript stumbled, or behind whose end, where it is written in Python; null
 * elsewhere.
 */
export function pythonLineText(text: string, at: number): ParserSentence | null {
  const last = text.slice(0, at).trimEnd().length;
  return onLine(text, at) ?? (last < at && text.slice(last, at).includes('\n') ? onLine(text, last) : null);
}

function onLine(text: string, at: number): ParserSentence | null {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const whole = text.slice(start, end).replace(/\r$/u, '');
  const told = (from: number, sentence: string): ParserSentence => ({ start: from, end, sentence, isLost: true });
  const plain = withoutTexts(whole);
  const divided = /[\p{ID_Continue}$)\]]\s*(\/\/)\s*(\d+|[\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*(?:[)\],][^\p{L}]*|;)$/u.exec(
    withoutQuoted(whole),
  );
  if (divided?.[2] !== undefined) return told(start + divided.index + divided[0].indexOf('//'), commentText(divided[2]));
  const comment = /(?:^|\s)#(?![\p{ID_Start}$_]*\s*[=;(])/u.exec(plain);
  if (comment && start + comment.index <= at)
    return told(start + plain.indexOf('#', comment.index), '# begins no comment here. Write // before a comment.');
  const format = /(?<![\p{ID_Continue}$])[fF]["']/u.exec(whole);
  if (format && plain[format.index + 1] !== ' ' && start + format.index <= at)
    return told(start + format.index, 'a text with values in it stands in backticks. Write `loss ${x}` for f"loss {x}".');
  for (const [line, inWords] of pythonLines) {
    const found = line.exec(plain);
    if (!found) continue;
    const from = start + found.index + (found[0].length - found[0].trimStart().length);
    return told(
      from,
      inWords.replaceAll(/\$(\d)/gu, (_, part: string) => (found[Number(part)] ?? '').trim()),
    );
  }
  return null;
}

/** The line with blanks for what stands in quotes and behind `//`, of equal length; the quotes stay. */
function withoutTexts(line: string): string {
  return withoutQuoted(line).replace(/\/\/.*$/u, comment => ' '.repeat(comment.length));
}

function withoutQuoted(line: string): string {
  return line.replaceAll(
    /(["'`])((?:(?!\1)[^\\]|\\.)*)\1/gu,
    (_, quote: string, inside: string) => quote + ' '.repeat(inside.length) + quote,
  );
}
