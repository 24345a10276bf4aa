/** Characters of printed text and of other languages, and what a program has in their place. */
const instead: readonly (readonly [characters: string, inWords: string])[] = [
  ['“”„«»‘’‚`´', 'a text stands in straight quotes. Write \' or " in place of $c.'],
  ['×⋅·∗', '$c does not multiply here. Write *.'],
  ['÷∕', '$c does not divide here. Write /.'],
  ['−–—', 'this dash is no minus sign. Write -.'],
  ['≤', 'this sign is written with two characters here. Write <=.'],
  ['≥', 'this sign is written with two characters here. Write >=.'],
  ['≠', 'this sign is written with three characters here. Write !==.'],
  ['→⇒', 'an arrow is written with two characters here. Write =>.'],
  ['²³', 'a power is written **. Write x ** 2.'],
  ['√', 'a root is a function here. Write Math.sqrt(x), or x.sqrt() of a tensor.'],
  ['…', 'what is left of a list is written with three points. Write ...'],
  ['，；：（）［］｛｝', '$c is not the sign of this form. Write the narrow one.'],
  ['#', '# begins no comment here. Write // before a comment.'],
  ['\\', 'a backslash stands only in texts. Take it out: a statement goes on in the next line without one.'],
  ['@', '@ does not multiply matrices here, and begins nothing. Write a.matmul(b) for a product.'],
];

/** A sentence, without its place, for a text that begins with a character that means nothing in a program. */
export function characterText(rest: string): string {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0xfffd);
  const known = instead.find(([characters]) => characters.includes(character));
  if (known) return known[1].replaceAll('$c', character);
  const shown = /^[\p{Z}\p{C}]$/u.test(character) ? 'this character, which cannot be seen,' : `the character ${character}`;
  return `${shown} means nothing in a program. Take it out, or put it into a text in quotes.`;
}
