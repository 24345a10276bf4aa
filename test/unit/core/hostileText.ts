import fc from 'fast-check';

/** What VS Code makes a link of, in notifications and questions: from its `linkedText.ts`. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: ["'].+?["'])?\)/i;
/** What it draws an icon for: from its `iconLabels.ts`. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
const unseen = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|\p{Co}|\p{Surrogate}|[\u2028\u2029\u2800\ufff9-\ufffb]/u;
/** Not within emoji. */
const ignorable = /(?<!\p{Extended_Pictographic})(?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}])\p{Default_Ignorable_Code_Point}/u;

/** What a text could do beside being read. */
export function powersOf(text: string): string[] {
  const powers = { link, icon, unseen, ignorable, pile: /\p{Mark}{9}/u };
  return Object.entries(powers).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
}

/** Each has a power of its own. */
export const hostileTexts: readonly string[] = [
  '[Show what is wrong](command:gatescope.showLog)',
  '[x](COMMAND:workbench.action.quit "title")',
  '[here](https://example.invalid/x)',
  '[here](http://example.invalid)',
  '[etc](file:///etc/passwd)',
  '[[x](command:a.b)',
  '$(sync~spin)',
  '\\$(check)',
  '$$(x)',
  '\u202eabc\u202c',
  '\u2066x\u2069',
  'a\u200fb',
  '\u061c',
  'a\u200b\u200c\u200d\ufeffb',
  'x\u{e0041}\u{e007f}',
  '\u001b[31mred\u001b]8;;http://example.invalid\u0007link\u001b]8;;\u0007',
  'over\rwritten\b\b',
  '\u2028next\u2029',
  '\ueb20',
  '\ud800',
  `z${'\u0301'.repeat(60)}`,
];

/** Pieces that make such texts when they meet. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...hostileTexts,
        '[',
        ']',
        '(',
        ')',
        '](',
        '$',
        '$(',
        'command:a.b',
        'https://',
        'x',
        ' ',
        '\n',
        '\r',
        '\\',
        '`',
        '|',
        '<b>',
        '❤️',
        '\ufe0f',
      ),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''));
