import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { summaryText } from '../../../src/core/words/summaryText.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { amount } from '../../soak.ts';
import { destructuringPrograms } from './destructuringPrograms.ts';
import { programArbitrary } from './programArbitrary.ts';
import { programs } from './programs.ts';
import { runPlain, runProbed, type Behaviour } from './runProgram.ts';
import { widePrograms } from './widePrograms.ts';

/** What an engine quotes of the text that runs, and where it ran, is all that may differ. */
function withoutQuotes({ printed, thrown }: Behaviour): Behaviour {
  const plain = (text: string): string =>
    text
      .replaceAll(/\s+at [^\n]*/gu, '')
      .replaceAll(/[^\s'"`]*(?: \.\.\. )?[^\s'"`]* is not (?:a function|iterable|a constructor)[^\n']*/gu, '… does not fit');
  // Of a stack that was printed, one line is one place.
  return { printed: printed.map(plain).filter(line => line !== ''), thrown: thrown === null ? null : plain(thrown) };
}

describe('a lab whose expressions are told does what it does without probes', () => {
  it.each(Object.entries({ ...programs, ...destructuringPrograms }))('%s', async (_name, text) => {
    const told = await runProbed(text, { expressions: true });
    expect(withoutQuotes(told)).toEqual(withoutQuotes(await runPlain(text)));
  });

  const count = amount(30, 120);
  it(`${String(count)} generated programs`, async () => {
    let values = 0;
    for (const text of [...fc.sample(programArbitrary, { seed: 643, numRuns: count }), ...widePrograms(643, 12)]) {
      const told = await runProbed(text, { expressions: true });
      expect({ text, ...withoutQuotes(told) }).toEqual({ text, ...withoutQuotes(await runPlain(text)) });
      values += told.result.lab.sites.filter(({ role }, site) => role === 'expression' && told.values.has(site)).length;
    }
    expect(values / count).toBeGreaterThan(8);
  }, 120_000);

  it('where powers are computed by the scope, too', async () => {
    const text = 'let a = 3; const f = (n: number) => n; console.log(1 + f(a) ** f(2) - a ** 2 ** -1 * 2);';
    expect((await runProbed(text, { expressions: true, powers: true })).printed).toEqual((await runPlain(text)).printed);
  });
});

/** `line:column-line:column text = last value` of every expression that was reached and gave a number. */
async function told(text: string): Promise<string[]> {
  const { result, values } = await runProbed(text, { expressions: true });
  return result.lab.sites.flatMap((site, index) => {
    const seen = values.get(index);
    if (site.role !== 'expression' || seen?.value.kind !== 'number') return [];
    const times = seen.count > 1 ? ` ×${String(seen.count)}` : '';
    return [
      `${String(site.nameLine)}:${String(site.nameColumn)}-${String(site.line)}:${String(site.endColumn)} ${site.name} = ${summaryText(seen.value)}${times}`,
    ];
  });
}

describe('which expressions are told, with their first and last places', () => {
  it.each<[string, string, string[]]>([
    [
      'each step of a chain',
      'const f = (n: number) => ({ n, plus: (m: number) => f(n + m) });\nconsole.log(f(1).n.valueOf().valueOf() + 1);',
      [
        '2:13-2:43 f(1).n.valueOf().valueOf() + 1 = 2',
        '2:13-2:39 f(1).n.valueOf().valueOf() = 1',
        '2:13-2:29 f(1).n.valueOf() = 1',
        '2:13-2:19 f(1).n = 1',
      ],
    ],
    [
      'arguments and operators',
      'const a = 2;\nconsole.log(Math.max(a * 3, -a) - 1);',
      [
        '2:13-2:36 Math.max(a * 3, -a) - 1 = 5',
        '2:13-2:32 Math.max(a * 3, -a) = 6',
        '2:22-2:27 a * 3 = 6',
        '2:22-2:23 a = 2',
        '2:29-2:31 -a = -2',
        '2:30-2:31 a = 2',
      ],
    ],
    [
      'several lines',
      'const a = [4];\nconst b = Math.max(\n  a[0]!,\n  1,\n) as number;',
      ['2:11-5:2 Math.max( a[0]!, 1, ) = 4', '3:3-3:7 a[0] = 4'],
    ],
    [
      'a loop',
      'let s = 0;\nfor (let i = 0; i < 3; i++) s += Math.abs(-i);',
      ['2:17-2:18 i = 3 ×4', '2:34-2:46 Math.abs(-i) = 2 ×3', '2:43-2:45 -i = -2 ×3', '2:44-2:45 i = 2 ×3'],
    ],
    [
      'not what is called, built, set or ended early',
      'const o: any = { a: 1, f() { return this.a; }, C: class { b = 2 } };\nconsole.log((o.f)(), o?.q?.r.s, new o.C().b);\no.a = 3; o.a++; delete o.a; typeof o.a;',
      ['1:37-1:43 this.a = 1', '2:13-2:20 (o.f)() = 1', '2:33-2:44 new o.C().b = 2'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await told(text)).toEqual(expected);
  });
});

it('leaves a lab as it is where nobody asks for expressions', async () => {
  const text = 'const h = [1, 2];\nconsole.log(h.at(-1)! + 1);';
  const [plain, withThem] = await Promise.all([
    compileLab({ name: 'a.lab.ts', text }),
    compileLab({ name: 'a.lab.ts', text, expressions: true }),
  ]);
  if (!plain.ok || !withThem.ok) throw new Error('It did not compile.');
  expect(plain.lab.code).not.toContain('.at(-1))');
  expect(withThem.lab.code).toContain('.at(-1))');
  // The probes that both have come in the same order.
  expect(withThem.lab.sites.filter(({ role }) => role !== 'expression')).toEqual(plain.lab.sites);
});
