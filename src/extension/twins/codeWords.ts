/** What a line of code says in words that TypeScript and Python share. */
export interface CodeWords {
  /** A comment is matched with comments alone. */
  readonly isComment: boolean;
  /** Names in their parts, numbers and words of texts, in small letters: `forgetGate` and `forget_gate` are equal. */
  readonly words: readonly string[];
  /** The first bracket that it closes, where it has no words; empty where there is none. */
  readonly closes: string;
}

/** Words that only one of the languages writes, and that say nothing of what is computed. */
const silent = new Set(['const', 'let', 'var', 'new', 'self', 'this', 'as', 'readonly', 'await', 'of', 'in']);
/** One word for what both write in their own way. */
const shared = new Map([
  ['function', 'def'],
  ['constructor', 'init'],
  ['none', 'null'],
  ['elif', 'if'],
  ['push', 'append'],
]);

const comment = /^\s*(?:\/\/|\/\*|\*|#)/u;
/** Behind code: a quote before it could make it part of a text, and words of comments do no harm. */
const part = /[A-Z]?\p{Ll}+|[A-Z]+(?!\p{Ll})|\d+(?:\.\d+)?/gu;

export function codeWords(line: string): CodeWords {
  const words = (line.match(part) ?? [])
    .map(word => word.toLowerCase())
    .map(word => (/^\d/u.test(word) ? String(Number(word)) : (shared.get(word) ?? word)))
    .filter(word => !silent.has(word));
  return { isComment: comment.test(line), words, closes: words.length > 0 ? '' : (/[)\]}]/u.exec(line)?.[0] ?? '') };
}

/** Lines that share less than this say different things. */
const leastShared = 0.4;
/** Two lines that only close something may belong together, most likely where they close the same; words say more. */
const [closing, closingOther] = [0.2, 0.1];

/** How much of what two lines say is the same: 1 for all of it, 0 for lines that are no match. */
export function likeness(one: CodeWords, other: CodeWords): number {
  if (one.isComment !== other.isComment) return 0;
  const all = one.words.length + other.words.length;
  if (all === 0) {
    if (one.closes === '' || other.closes === '') return 0;
    return one.closes === other.closes ? closing : closingOther;
  }
  const left = new Map<string, number>();
  for (const word of one.words) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other.words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  const share = (2 * common) / all;
  return share < leastShared ? 0 : share;
}
