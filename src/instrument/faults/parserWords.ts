import { characterText } from './characterText.ts';

/** What stands at the place that the parser speaks of. */
interface Place {
  /** What the parser's own sentence has in quotes. */
  readonly quoted: string;
  /** The word or sign there, in quotes; `the end` where there is none. */
  readonly word: string;
  /** The text from there on. */
  readonly rest: string;
}

const nameOf = (what: string): string =>
  `${what} needs a name of its own, and that is a word of the language or missing here. Write another one.`;
const inRegExp = (what: string): string => `the regular expression cannot be read: ${what}.`;

/** What the parser says, by its number, in words for a learner. What needs a look at the tree is told elsewhere. */
const sentences: Readonly<Record<number, string | ((place: Place) => string)>> = {
  1011: 'what is read of a list or tensor stands between the brackets. Write its index there.',
  1034: 'after super stands a call, or a property such as super.forward.',
  1124: 'a digit is missing here. Write it, or take out the sign before it that asks for one.',
  1125: 'a digit from 0 to 9 or a to f is missing here. Write it; for a backslash in a text, write \\\\.',
  1126: 'the text ends too early here. Write what is missing.',
  1127: ({ rest }) => characterText(rest),
  1129: ({ word }) => `a statement is missing before ${word}. Write it, or a pair of braces.`,
  1131: ({ word }) => `in a type stand names and their types, and ${word} is none. Write name: type.`,
  1132: 'labs cannot use enum. Write const Name = { … } as const.',
  1136: ({ word }) => `in an object stand names and their values, and ${word} is none. Write name: value.`,
  1137: ({ word }) =>
    `in a list stand values with commas between them, and ${word} is none. Write the value, or take out what is too much.`,
  1138: ({ word }) => `a parameter is missing before ${word}. Write its name, or take out the sign that asks for it.`,
  1139: ({ word }) => `the name of a type is missing before ${word}. Write it, or take < and > out.`,
  1140: ({ word }) => `a type is missing before ${word}. Write it, or take < and > out.`,
  1142: 'a line break cannot stand here. Write both lines as one.',
  1144: ({ word }) => `the body of the function is missing before ${word}. It stands in braces: { … }.`,
  1146: '@ begins no statement in a lab. Take it out, and call the function yourself.',
  1177: 'a digit of 0 and 1 is missing after 0b. Write it.',
  1178: 'a digit from 0 to 7 is missing after 0o. Write it.',
  1179: ({ word }) => `a { is missing before ${word}. Write it there.`,
  1180: ({ word }) =>
    `braces that take an object apart hold names, and ${word} is none. Write const { name } = object, or take the brace out.`,
  1181: ({ word }) =>
    `brackets that take a list apart hold names, and ${word} is none. Write const [a, b] = list, or take the bracket out.`,
  1198: 'there is no character of this number: the largest is \\u{10FFFF}. Write another one.',
  1199: 'a } is missing after \\u{ and the number of the character. Write it there.',
  1209: 'new takes no ?. in what it makes. Take it out.',
  1228: 'x is T stands only where a function says what it gives. Write boolean here.',
  1260: 'a word of the language is written without escapes.',
  1352: 'a number that ends in n has no exponent. Write its digits.',
  1353: 'a number that ends in n is whole. Take the n or the point out.',
  1357: 'labs cannot use enum. Write const Name = { … } as const.',
  1359: ({ quoted }) =>
    `'${quoted}' is a word of the language and no name. Choose another name, or look for what is missing or too much just before it.`,
  1385: 'the type of a function stands in parentheses beside |. Write them.',
  1386: 'the type of a constructor stands in parentheses beside |. Write them.',
  1387: 'the type of a function stands in parentheses beside &. Write them.',
  1388: 'the type of a constructor stands in parentheses beside &. Write them.',
  1390: ({ quoted }) => `'${quoted}' is a word of the language. Choose another name for the parameter.`,
  1434: ({ word }) =>
    `nothing joins ${word} to what follows it. Write the brackets of a call, an operator or a line break there, or take ${word} out.`,
  1435: ({ word, quoted }) =>
    `${word} is no word of the language, and nothing joins it to what follows.${quoted.includes(' ') || quoted === '' ? '' : ` Did you mean ${quoted}?`} Write the brackets of a call, an operator or a line break there.`,
  1436: 'labs cannot use decorators. Call the function yourself.',
  1437: 'labs cannot use namespaces. Write plain functions, or a file beside the lab.',
  1438: 'an interface needs a name. Write it after interface.',
  1439: 'a type needs a name. Write it after type.',
  1440: ({ rest }) => declaredWord(rest),
  1441: 'what stands after a colon is a type, and a type is not called. Write = before a value.',
  1442: ({ word }) => `a field gets its value with =, and ${word} stands in its place. Write name = value.`,
  1443: ({ rest }) =>
    `what stands around this text in backticks does not fit. Write (${rest.startsWith('`') ? '`…`' : '…'}) for what a function is given.`,
  1477: 'after types in < and > stands a call. Write parentheses there, or take the types out.',
  1478: 'a name is missing here. Write one, or a text in quotes.',
  1487: 'octal escapes such as \\1 cannot be used in texts. Write \\x01, or the character itself.',
  1488: 'a backslash does not begin an escape here. Write \\\\ for a backslash.',
  1490: 'this file holds no text. Write a lab, or choose another file.',
  1499: 'these letters after the regular expression are not known. They are of d, g, i, m, s, u, v and y.',
  1500: 'a letter stands twice after the regular expression. Take one of the two out.',
  1502: 'of u and v, only one can stand after a regular expression. Take the other one out.',
  1505: inRegExp('a digit is missing after {'),
  1506: inRegExp('in {from,to} the smaller number comes first'),
  1507: inRegExp('there is nothing before *, + or ? that could be repeated'),
  1508: ({ quoted }) => `in this regular expression ${quoted} closes or begins nothing. Write \\${quoted} for the character itself.`,
  1514: inRegExp('a group in < and > needs a name'),
  1515: inRegExp('two groups have one name'),
  1517: inRegExp('in a range such as [a-z] the smaller character comes first'),
  1535: inRegExp('this character is written without a backslash'),
  2427: nameOf('an interface'),
  2457: nameOf('a type'),
  2754: 'super takes no types. Take < and > out.',
  2809: 'no statement begins with =. To take an object apart, put parentheses around all of it: ({ a, b } = value).',
  2819: 'labs cannot use namespaces. Write plain functions, or a file beside the lab.',
  6188: '_ in a number stands only between two digits. Take it out.',
  6189: '_ in a number stands only between two digits. Take one of the two out.',
  17006: ({ quoted }) => powerOf(/^\w/u.test(quoted) ? `${quoted} ` : quoted),
  17007: 'what is raised to a power stands in parentheses after a type. Write them.',
  17021: 'a name is written without escapes here. Write the characters themselves.',
  18009: 'the name of a parameter begins without #. Take it out.',
  18016: '# begins the name of a private field in a class, and nothing elsewhere. Take it out, or write // before a comment.',
  18026: '#! stands only at the start of a file. Write // before a comment.',
  18029: 'the name of a variable begins without #. Take it out.',
};

/** Of a parser's number, a sentence without its place; null where none is known by the number alone. */
export function wordsOf(code: number, place: Place): string | null {
  const known = sentences[code];
  if (known === undefined) return code >= 1501 && code <= 1538 ? inRegExp('what stands here has no meaning in it') : null;
  return typeof known === 'string' ? known : known(place);
}

/** `-x ** 2` could mean two things, so it means none. */
function powerOf(sign: string): string {
  return `${sign.trim()} before a power needs parentheses. Write (${sign}x) ** 2 or ${sign}(x ** 2).`;
}

/** A declaration that is none: its name is no name, or it stands where only a statement does. */
function declaredWord(rest: string): string {
  const declared = /^(?:let|const|var|using)\s+(#?[\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(rest)?.[1];
  if (declared?.startsWith('#')) return 'the name of a variable begins without #. Take it out.';
  return declared === undefined
    ? 'a variable cannot be declared here. Put it before the statement.'
    : `'${declared}' is a word of the language. Choose another name for the variable, or put braces around a declaration after if, else or a loop.`;
}
