import { describe, expect, it } from 'vitest';
import { houseFile } from '../../../scripts/house/files.mjs';
import { measureFiles, measureHouse } from '../../../scripts/house/measure.mjs';

/** Faults of a house that has these files alone, by path. */
const faultsOf = (texts: Readonly<Record<string, string>>): string[] =>
  measureFiles(Object.entries(texts).map(([path, text]) => houseFile(path, text))).faults;

const lines = (count: number): string => 'x\n'.repeat(count);
const comment = (columns: number): string => `// ${'x'.repeat(columns - 3)}\n`;

describe('the house', () => {
  it('has no faults', async () => {
    const { figures, faults } = await measureHouse();
    expect(figures['files']).toBeGreaterThan(500);
    expect(faults).toEqual([]);
  });
});

describe('in a house of other files', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'files that import each other',
      { 'src/cli/one.ts': "import './two.ts';", 'src/cli/two.ts': "import './one.ts';" },
      'These files import each other: src/cli/one.ts, src/cli/two.ts.',
    ],
    [
      'files that need each other for a type',
      {
        'src/cli/one.ts': "export type One = import('./two.ts').Two;",
        'src/cli/two.ts': "import type { One } from './one.ts'; export interface Two { one: One }",
      },
      'These files import each other: src/cli/one.ts, src/cli/two.ts.',
    ],
    [
      'files that export from each other',
      { 'src/cli/one.ts': "export * from './two.ts';", 'src/cli/two.ts': "export const load = () => import('./one.ts');" },
      'These files import each other: src/cli/one.ts, src/cli/two.ts.',
    ],
    [
      'an import that leads up',
      { 'src/core/run/one.ts': "import '../words/two.ts';", 'src/core/words/two.ts': '' },
      'src/core/run/one.ts: src/core/run lies below src/core/words and may not import it.',
    ],
    [
      'a folder without a place',
      { 'src/core/mine/one.ts': "import '../run/two.ts';", 'src/core/run/two.ts': '' },
      "src/core/mine/one.ts: src/core/mine is not in the list of src/core's folders in scripts/lint/rooms.mjs.",
    ],
    [
      'files of one name',
      { 'src/cli/one.ts': '', 'webview/ui/one.ts': '' },
      'Files of one name in different meanings: one.ts in src/cli, webview/ui.',
    ],
    [
      'style sheets of one name',
      { 'webview/lab/one.css': '', 'webview/ui/one.css': '' },
      'Files of one name in different meanings: one.css in webview/lab, webview/ui.',
    ],
    [
      'exports of one name',
      { 'src/cli/one.ts': 'export interface Run {}', 'src/check/two.ts': 'export const Run = 1;' },
      'Two things are exported as Run: in src/cli/one.ts, src/check/two.ts.',
    ],
    [
      'a folder of too many files',
      Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`src/cli/file${String(at)}.ts`, ''])),
      'src/cli has 21 files: at most 20.',
    ],
    ['a module that is too long', { 'src/cli/one.ts': lines(301) }, 'src/cli/one.ts has 301 lines: at most 300.'],
    ['a style sheet that is too long', { 'webview/lab/one.css': lines(301) }, 'webview/lab/one.css has 301 lines: at most 300.'],
    ['a file of a lesson that is too long', { 'labs/one/lesson.json': lines(301) }, 'labs/one/lesson.json has 301 lines: at most 300.'],
    ['long files everywhere', { 'src/cli/one.ts': lines(61) }, 'Half of the files have more than 60 lines.'],
    [
      'too many long files',
      { 'src/cli/one.ts': lines(60), 'src/cli/two.ts': lines(151), 'src/cli/three.ts': lines(151) },
      'One file in ten has more than 150 lines.',
    ],
    ['a wide comment', { 'src/cli/one.ts': `\n${comment(121)}` }, 'src/cli/one.ts:2: a comment of 121 columns: at most 120.'],
    [
      'a wide comment of a check',
      { 'labs/one/exercises/checks/one.ts': comment(121) },
      'labs/one/exercises/checks/one.ts:1: a comment of 121 columns: at most 120.',
    ],
    [
      'a wide comment of a style sheet',
      { 'webview/lab/one.css': `/* ${'x'.repeat(115)} */\n` },
      'webview/lab/one.css:1: a comment of 121 columns: at most 120.',
    ],
  ])('%s are found', (_, texts, fault) => {
    expect(faultsOf(texts)).toContain(fault);
  });

  it('what is as it should be is no fault', () => {
    expect(
      faultsOf({
        'src/core/run/one.ts': `${comment(120)}import type { Two } from '../base/two.ts';\nexport type One = Two;`,
        'src/core/base/two.ts': 'export interface Two {}',
        'src/core/base/three.ts': '',
        'src/cli/lines.ts': lines(60),
        'src/cli/index.ts': '',
        'src/torch/index.ts': '',
        'labs/one/lesson.json': lines(10),
        'labs/two/lesson.json': lines(10),
        'labs/one/sections/long.md': lines(500),
        'webview/lab/most.css': lines(10),
        'webview/ui/page.css': '',
      }),
    ).toEqual([]);
  });

  it('lines are counted to the last, with or without its end', () => {
    expect(faultsOf({ 'src/cli/one.ts': `${lines(300)}x`, 'src/cli/two.ts': '', 'src/cli/three.ts': '' })).toContain(
      'src/cli/one.ts has 301 lines: at most 300.',
    );
    expect(faultsOf({ 'src/cli/one.ts': lines(300), 'src/cli/two.ts': '', 'src/cli/three.ts': '' })).not.toContain(
      'src/cli/one.ts has 300 lines: at most 300.',
    );
  });
});
