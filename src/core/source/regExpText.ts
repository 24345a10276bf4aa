// As they were before any lab ran.
// eslint-disable-next-line @typescript-eslint/unbound-method -- applied to patterns
const { exec } = RegExp.prototype;
const { apply } = Reflect;

/** What engines and the parser say of a regular expression, and the same in words that say what to do. */
const sentences: readonly (readonly [says: RegExp, sentence: string])[] = [
  [
    /^Nothing to repeat$/u,
    'there is nothing before *, +, ? or { that could be repeated; write \\*, \\+, \\? or \\{ for the character itself',
  ],
  [/^Unterminated group$/u, 'a ( has no ). Write the ) where the group ends, or \\( for the character itself'],
  [/^Unmatched '\)'$/u, 'a ) has no ( before it. Take it out, or write \\) for the character itself'],
  [/^Unterminated character class$/u, 'a [ has no ]. Write the ] behind its characters, or \\[ for the character itself'],
  [/^Lone quantifier brackets$/u, 'a bracket stands alone. Write a backslash before it for the character itself: \\{, \\} or \\]'],
  [
    /^(?:numbers out of order in \{\} quantifier|Numbers out of order in \{\} quantifier)\.?$/u,
    'in {from,to} the smaller number comes first',
  ],
  [/^Incomplete quantifier$/u, 'a { has no number and } behind it. Write {2} or {2,4}, or \\{ for the character itself'],
  [/^Invalid quantifier$/u, 'what is to be repeated cannot be. Put it into a group, (?:…), and the sign behind that'],
  [/^Range out of order in character class$/u, 'in a range such as [a-z] the smaller character comes first; write \\- for the sign itself'],
  [/^Invalid character class$/u, 'a class such as \\d cannot be one end of a range; write \\- for the sign itself'],
  [/^Invalid (?:character|set operation) in character class$/u, 'a sign in [ ] needs a backslash before it here, such as \\(, \\) or \\-'],
  [/^Negated character class may contain strings$/u, '[^…] can leave out single characters only'],
  [
    /^Invalid (?:capture )?group(?: name)?$|^Invalid named (?:group|capture)$/u,
    'a group begins with (, (?:, (?=, (?!, (?<=, (?<! or (?<name>, and a name has letters and digits and does not begin with a digit',
  ],
  [/^Duplicate (?:capture group|named capture group|named capture) ?(?:name)?$/u, 'two groups have one name. Give one of them another'],
  [/^Invalid named (?:reference|capture referenced)$/u, '\\k stands before the name of a group that is there: (?<name>…) and \\k<name>'],
  [/^Invalid (?:decimal )?escape$/u, 'a backslash stands before a character that has no meaning with it. Take the backslash out'],
  [/^Invalid class escape$/u, 'a backslash in [ ] stands before a character that has no meaning with it. Take the backslash out'],
  [/^Invalid (?:Unicode escape|unicode escape)$/u, '\\u takes four digits, or braces: \\u00e9 or \\u{e9}'],
  [
    /^Invalid (?:Unicode )?property (?:name|value)(?: in character class)?$/u,
    '\\p takes the name of a property of characters: \\p{L} for letters, \\p{Lu} for capital ones',
  ],
  [/^\\ at end of pattern$/u, 'a backslash stands at its end. Write \\\\ for the character itself'],
  [/^Too many captures$|^Regular expression too large$|^Stack overflow$/u, 'it is too large. Write several shorter ones'],
  [
    /^(?:Multiple dashes|Repeated flag) in flag group$|^Invalid flag group$|^(?:Invalid|Duplicate) regular expression modifiers$/u,
    'in a group such as (?i:…) stand the letters i, m and s, each once',
  ],
];

/**
 * What is wrong with a regular expression, as the end of a sentence without its point; null for what is not known. Runs
 * no code of a lab.
 *
 * @param said What an engine says of it: `Nothing to repeat`.
 */
export function regExpText(said: string): string | null {
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- a lab may have replaced the iterator of lists
  for (let index = 0; index < sentences.length; index++) {
    const entry = sentences[index];
    if (entry && apply(exec, entry[0], [said]) !== null) return entry[1];
  }
  return null;
}
