import { describe, expect, it } from 'vitest';
import { regExpText } from '../../../src/core/source/regExpText.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { toLabError } from '../../../src/recorder/errors/toLabError.ts';

/** Regular expressions with a fault, and a part of what is said of it. */
const faulty: readonly (readonly [pattern: string, flags: string, part: string])[] = [
  ['+a', '', 'there is nothing before *, +, ? or { that could be repeated'],
  ['a**', '', 'there is nothing before *, +, ? or {'],
  ['?', '', 'there is nothing before *, +, ? or {'],
  ['{1}', 'u', 'there is nothing before *, +, ? or {'],
  ['(', '', 'a ( has no )'],
  ['(?:a', '', 'a ( has no )'],
  ['(?<=a', '', 'a ( has no )'],
  ['a)', '', 'a ) has no ( before it'],
  ['}', 'u', 'a bracket stands alone'],
  [']', 'u', 'a bracket stands alone'],
  ['a{2,1}', '', 'in {from,to} the smaller number comes first'],
  ['a{', 'u', 'a { has no number and }'],
  ['[z-a]', '', 'in a range such as [a-z] the smaller character comes first'],
  ['[\\d-z]', 'u', 'a class such as \\d cannot be one end of a range'],
  ['(?<1>a)', '', 'a group begins with ('],
  ['(?<n>a)(?<n>b)', '', 'two groups have one name'],
  ['(?<n>a)\\k<m>', '', '\\k stands before the name of a group that is there'],
  ['\\k<m>', 'u', '\\k stands before the name of a group that is there'],
  ['\\-', 'u', 'a backslash stands before a character that has no meaning with it'],
  ['\\1', 'u', 'a backslash stands before a character that has no meaning with it'],
  ['\\u{110000}', 'u', '\\u takes four digits, or braces'],
  ['\\p{Foo}', 'u', '\\p takes the name of a property of characters'],
  ['[(]', 'v', 'a sign in [ ] needs a backslash'],
];

describe('a regular expression that cannot be read', () => {
  it.each(faulty)('/%s/%s is told when it is written', async (pattern, flags, part) => {
    const compiled = await compileLab({ name: 'test.lab.ts', text: `const r = /${pattern}/${flags};` });
    expect(compiled.ok ? [] : compiled.problems.map(({ message }) => message)).toEqual([expect.stringContaining(part) as string]);
  });

  it.each(faulty)('/%s/%s is told when it is made', (pattern, flags, part) => {
    let thrown: unknown;
    try {
      new RegExp(pattern, flags);
    } catch (error) {
      thrown = error;
    }
    const { message } = toLabError(
      thrown,
      null,
      () => [],
      () => false,
    );
    expect(message).toMatch(/^The regular expression \/.*\/v?u? cannot be read: .*\.$/u);
    // Engines call some faults by a wider name than the parser does.
    if (!/class such|takes four|has no meaning/u.test(part)) expect(message).toContain(part);
  });

  it('is told when its flags are none', () => {
    let thrown: unknown;
    try {
      new RegExp('a', 'g'.repeat(2));
    } catch (error) {
      thrown = error;
    }
    expect(
      toLabError(
        thrown,
        null,
        () => [],
        () => false,
      ).message,
    ).toBe("'gg' cannot stand after a regular expression: there are d, g, i, m, s, u, v and y, each once, and of u and v one.");
  });

  it('has a sentence for every fault that engines know', () => {
    const known = [
      ...[
        'Regular expression too large',
        'Stack overflow',
        'Unterminated group',
        "Unmatched ')'",
        '\\ at end of pattern',
        'Invalid property name',
      ],
      ...[
        'Invalid escape',
        'Invalid decimal escape',
        'Invalid Unicode escape',
        'Nothing to repeat',
        'Lone quantifier brackets',
        'Invalid quantifier',
      ],
      ...[
        'numbers out of order in {} quantifier',
        'Incomplete quantifier',
        'Invalid group',
        'Multiple dashes in flag group',
        'Repeated flag in flag group',
      ],
      ...[
        'Invalid flag group',
        'Too many captures',
        'Invalid capture group name',
        'Duplicate capture group name',
        'Invalid named reference',
      ],
      ...[
        'Invalid named capture referenced',
        'Invalid Unicode property name',
        'Unterminated character class',
        'Range out of order in character class',
      ],
      ...[
        'Invalid set operation in character class',
        'Invalid character in character class',
        'Negated character class may contain strings',
      ],
      ...[
        'Invalid property name in character class',
        'Invalid character class',
        'Invalid class escape',
        'Invalid unicode escape',
        'Invalid property value',
      ],
    ];
    expect(known.filter(said => regExpText(said) === null)).toEqual([]);
  });
});
