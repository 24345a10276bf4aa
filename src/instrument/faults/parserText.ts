import ts from 'typescript';
import { listAround, tokenEndBefore, wordAt } from './placeInTree.ts';
import { wordsOf } from './parserWords.ts';

/** What the parser says, in words for a learner, and where it belongs. */
export interface ParserSentence {
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
  /** True where the parser has lost its way: what it says of later lines comes of this. */
  readonly isLost: boolean;
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The parser's sentences that need no look at the text. */
const plain: readonly (readonly [said: RegExp, inWords: string])[] = [
  [
    /^Unterminated string literal$/u,
    'the text in quotes has no end on this line. Write the quote that ends it, or take backticks for a text of several lines.',
  ],
  [/^Unterminated regular expression literal$/u, 'the regular expression has no end on this line. Write the / that ends it.'],
  [
    /^An identifier or keyword cannot immediately follow a numeric literal$/u,
    'a name cannot begin with a digit, and a number does not touch a word. Choose another name, or put * between them.',
  ],
  [
    /^Octal literals are not allowed\. Use the syntax '-?0o(\d+)'$/u,
    'a number does not begin with 0 here. Write $1 without the 0, 0.$1 for a decimal number, or 0o$1 for an octal one.',
  ],
  [
    /^Decimals with leading zeros are not allowed$/u,
    'a number does not begin with 0 here. Leave the 0 out, or write a point after it for a decimal number.',
  ],
  [/^'(.+)' is not allowed as a variable declaration name$/u, "'$1' is a word of the language. Choose another name for the variable."],
  [/^Variable declaration expected$/u, 'the name of a variable is missing here. Write it after const or let.'],
  [/^Identifier expected$/u, 'a name is missing here. Write one.'],
  [/^Type expected$/u, 'a type is missing after the colon. Write it, or take the colon out.'],
  [/^'catch' or 'finally' expected$/u, 'a try is followed by catch or finally. Write catch (error) { … } after its }.'],
  [/^'case' or 'default' expected$/u, 'in a switch, lines stand after case VALUE: or default:. Write it before them.'],
  [
    /^Unexpected token\. A constructor, method, accessor, or property was expected$/u,
    'in a class stand fields and methods, without const, let or function before their names. Write name = value; or name(…) { … }.',
  ],
];

/** What is missing, where more is to be said than that. `$word` stands before what follows. */
const wantedWords: Readonly<Record<string, string>> = {
  '{': 'a { is missing before $word. What belongs together stands between { and }.',
  ':': 'a colon is missing before $word. A choice is written question ? a : b, and what stands in an object name: value.',
  '=>': 'an arrow is missing before $word. A function without a name is written x => x + 1, or (x, y) => { … }.',
  '=': 'a = is missing before $word. Write it there.',
  '>': 'a > is missing before $word. It ends the types that begin with <.',
  from: "the word from is missing before $word. Write import { nn } from 'gatescope'.",
  as: 'a name is missing before $word. Write import * as name from …, or name as another in braces.',
  while: 'after the braces of do stands while. Write do { … } while (…).',
};

/** Null where the parser's own words are as good as any. */
export function parserText(tree: ts.SourceFile, diagnostic: ts.DiagnosticWithLocation): ParserSentence | null {
  const said = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\.$/u, '');
  const { start, length } = diagnostic;
  const at = (sentence: string, from = start, isLost = false, to = from + length): ParserSentence => ({
    start: from,
    end: to,
    sentence,
    isLost,
  });
  for (const [expression, inWords] of plain)
    if (expression.test(said)) return at(said.replace(expression, inWords), start, said.includes('constructor'));
  const word = wordAt(tree, start);
  if (said === 'Unterminated template literal') {
    const begun = lastUnended(tree);
    return at('the text in backticks has no end. Write the ` that ends it.', begun, true, begun + 1);
  }
  if (said === "'*/' expected") {
    const begun = tree.text.lastIndexOf('/*');
    return at('the comment that begins here has no end. Write */ after it.', begun, true, begun + 2);
  }
  if (said === 'Argument expression expected' && /^[,)]$/u.test(word))
    return at('an argument is missing between two commas. Write it, or take a comma out.');
  if (said === 'Expression expected' || said === 'Argument expression expected') {
    const isArrow = word === '>' && tree.text.slice(0, start).trimEnd().endsWith('=');
    return at(
      isArrow
        ? 'an arrow is written => without a space.'
        : `a value is missing before ${named(word)}. Write it, or take out the sign that asks for it.`,
    );
  }
  if (said === 'Declaration or statement expected') return at(noStatement(word), start, word === '}');
  const wanted = /^'([^']+)' expected$/u.exec(said)?.[1];
  if (wanted !== undefined) return missing(tree, diagnostic, wanted, word, at);
  const known = wordsOf(diagnostic.code, { quoted: /'(.+)'/u.exec(said)?.[1] ?? '', word: named(word), rest: tree.text.slice(start) });
  return known === null ? null : at(known, start, !isOfCharacters(diagnostic.code));
}

/** Of one number, text or character: the parser knows its way afterwards. */
function isOfCharacters(code: number): boolean {
  return (
    (code >= 1124 && code <= 1127) || (code >= 1177 && code <= 1199) || (code >= 1487 && code <= 1538) || code === 6188 || code === 6189
  );
}

function missing(
  tree: ts.SourceFile,
  { start, relatedInformation }: ts.DiagnosticWithLocation,
  wanted: string,
  word: string,
  at: (sentence: string, from?: number, isLost?: boolean, to?: number) => ParserSentence,
): ParserSentence | null {
  const before = tokenEndBefore(tree, start);
  // What is missing at the end of a line is missing there, not where the next one begins.
  const isLater = /[\r\n]/u.test(tree.text.slice(before, start));
  const place = isLater ? before : start;
  const here = (sentence: string, isLost = true): ParserSentence => at(sentence, place, isLost, place + 1);
  const asked = /(?:^|[^\w$.])(if|while|for|switch|catch)\s*(?:await\s*)?$/u.exec(tree.text.slice(0, before))?.[1];
  if (wanted === '(' && asked !== undefined) return here(`after ${asked}, what it asks stands in parentheses. Write ${asked} (…) { … }.`);
  const opener = relatedInformation?.find(({ file }) => file === tree || file?.fileName === tree.fileName)?.start;
  if (wanted === ';') {
    if (/^[)\]}]$/u.test(word)) return here(`this ${word} closes nothing. Take it out, or write what it closes before it.`);
    return here(`a line break or an operator is missing before ${named(word)}. Put each statement on a line of its own.`, false);
  }
  if (wanted === ',') {
    const list = listAround(tree, before);
    if (!list) return here(`a comma is missing before ${named(word)}, or ${named(word)} is too much.`);
    if (list.closer === '') {
      if (/^===?$/u.test(word)) return here('a variable is given its value with a single =. Write one.', false);
      return here(`a line break is missing before ${named(word)}, or a comma between two variables. Write one of them.`, false);
    }
    return here(
      `a comma or ${list.closer} is missing after ${list.what} that begins on line ${lineOf(tree, list.start)}. Write the comma between two of its parts, or ${list.closer} at its end.`,
    );
  }
  const known = wantedWords[wanted];
  if (known !== undefined) return here(known.replaceAll('$word', () => named(word)));
  const begun =
    opener !== undefined && closers[tree.text[opener] ?? ''] === wanted
      ? ` for the ${tree.text[opener] ?? ''} on line ${lineOf(tree, opener)}`
      : '';
  const where = word === '' ? 'at the end' : isLater ? 'at the end of this line' : `before ${named(word)}`;
  return here(`a ${wanted} is missing ${where}${begun}. Write it there.`);
}

function noStatement(word: string): string {
  if (/^[)\]}]$/u.test(word)) return `this ${word} closes nothing. Take it out, or write what it closes before it.`;
  if (word === 'else') return 'this else has no if. It follows the } of its if directly: if (…) { … } else { … }.';
  if (word === 'catch' || word === 'finally')
    return `this ${word} has no try. It follows the } of its try directly: try { … } ${word} { … }.`;
  if (word === 'case' || word === 'default') return `${word} stands only in a switch. Write it between the braces of one.`;
  return `no statement begins with ${named(word)}. Look for what is missing or too much just before it.`;
}

function named(word: string): string {
  return word === '' ? 'the end' : `'${word}'`;
}

function lineOf(tree: ts.SourceFile, offset: number): string {
  return String(tree.getLineAndCharacterOfPosition(offset).line + 1);
}

/** Where the template begins that has no end. */
function lastUnended(tree: ts.SourceFile): number {
  let start = tree.text.lastIndexOf('`');
  const walk = (node: ts.Node): void => {
    if ((ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) && node.end === tree.text.length)
      start = node.getStart(tree);
    else ts.forEachChild(node, walk);
  };
  walk(tree);
  return Math.max(0, start);
}
