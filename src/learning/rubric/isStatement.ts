import { inPlainWords } from './inPlainWords.ts';

/** Words that hold a thought together. A long row of others is a list of keywords. */
const joining =
  /^(?:an?|the|this|that|these|those|there|it|they|is|are|was|be|been|being|has|have|had|can|will|would|its?|their|of|to|in|on|at|and|or|nor|but|with|within|without|as|so|then|than|by|for|from|do|does|into|onto|per|instead|rather|versus|vs|against|both|only|not|no|never|which|what|where|when|while|if|because|since|we|you|i|one's|too|also|=|\+|x|«\w+»)$/u;
const marks = /^[,;:()]$/u;
/** What can be said of a thing: without any such word a sentence of many words states nothing. */
const predicate =
  /^(?:is|are|was|were|be|been|has|have|had|does|do|did|can|cannot|will|must|may|should|=|instead|versus|vs|against|rather|not|means?|makes?|gives?|gets?|goes|go|needs?|uses?|using|used|becomes?|become|keeps?|kept|stays?|stores?|stored|holds?|lives?|sits?|carr\w+|saves?|leaves?|leads?|lets?|takes?|taken|acts?|plays?|works|serves?|does|doubles|stands?|sets?|decid\w+|determin\w+|controls|controlled|govern\w*|handl\w+|manag\w+|cover\w*|cares|ti(?:es|ed)|links?|linked|joins?|joined|fus\w+|merg\w+|combin\w+|coupl\w+|unif\w+|unit(?:es|ed)|blend\w*|mix(?:es|ed|ing)?|interpolat\w+|balanc\w+|weigh(?:s|ed)|replac\w+|substitut\w+|collaps\w+|reduc\w+|shrink\w*|shrank|drops?|dropped|falls?|cuts?|decreas\w+|lower\w*|remov\w+|lack\w*|omit\w*|remember\w*|forget(?:s|ting)|writ\w+|overwrit\w+|adds?|added|eras\w+|sums?|costs?|requires?|required|learns?|comes?|came|turns?|turned|performs?|perform|fulfil\w*|fills?|assum\w+|inherit\w*|compris\w+|contain\w*|includ\w+|bundl\w+|pack\w*|condens\w+|compress\w*|swaps?|trad\w+|couples|represents?|shares?|shared|ends?|depends?|follows?|results?|provides?|compar\w+|tak\w+|pool\w*|wrap\w*|roll\w*|squeez\w+|amounts?|equals?|maintain\w*|preserv\w+|retain\w*|encod\w+|save\w*|exposes?|outputs|shows?|runs?|train\w*|save|begins?|starts?|count\w*|gain\w*|lose\w*|loses|absorb\w*|disappear\w*|vanish\w*|integrat\w+|simplif\w+|unites|melt\w*|dissolv\w*|remain\w*|surviv\w+|says?|said|into|exists?|accept\w*|regulat\w+|steers?|picks?|chooses?|choose|passes|pass|puts?|brings?|answers|settles?|solves?|undercuts?|spends?|spares?|pays?|governs|allows?|(?!gated$|need$|speed$|indeed$)[a-z]{2,}ed)$/u;
const count = /^(?:\d+|two|three|four|five|six)$/u;
const comparative = /^(?:fewer|less|smaller|lower)$/u;
const label = /^(?:key|keywords?|terms?|topics?|tags?|glossary)$/u;
/** A sentence of so few words may do without: it answers a question. */
const fewWords = 6;
const longestRow = 10;
const longestRest = 7;
const longestLabel = 4;

/** Whether a sentence states anything: a list of keywords does not. */
export function isStatement(sentence: string): boolean {
  const words = inPlainWords(sentence)
    .replace(/\bin place of\b/gu, 'instead of')
    .split(' ');
  const own = words.filter(word => /[\p{L}\p{N}]/u.test(word));
  if (longestRun(words) >= longestRow || label.test(words[0] ?? '') || stutters(words)) return false;
  // A label with a list behind it is a list.
  const isList = words.filter(word => word === ',').length > 1 && !isTable(words);
  if (isList && !words.some((word, i) => predicate.test(word) && (word !== '=' || count.test(words[i + 1] ?? '')))) return false;
  if (own.length < fewWords) return !words.includes(',') || isTable(words) || words.some(word => predicate.test(word));
  return words.some(word => predicate.test(word)) || isTable(words) || isLabelled(words);
}

/** `LSTM: four, GRU: three` and "fewer gates, fewer weights" say something of each. */
function isTable(words: readonly string[]): boolean {
  return words.filter(word => word === ':' || word === '=').length > 1 || words.filter(word => comparative.test(word)).length > 1;
}

/** `Memory: the hidden state` says what is where. */
function isLabelled(words: readonly string[]): boolean {
  const colon = words.indexOf(':');
  if (colon < 1 || colon > longestLabel) return false;
  return words.length - colon - 1 <= longestRest && !words.includes(',');
}

/** The same word, or the same two, twice in a row. */
function stutters(words: readonly string[]): boolean {
  return words.some((word, i) => word === words[i + 1] || (word === words[i + 2] && words[i + 1] === words[i + 3] && i + 3 < words.length));
}

function longestRun(words: readonly string[]): number {
  let [run, longest] = [0, 0];
  for (const word of words) {
    run = joining.test(word) || marks.test(word) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
