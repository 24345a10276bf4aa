import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { inlineMarks } from '../../src/core/words/inline/inlineMarks.ts';
import { paintLines } from '../../src/extension/values/linePainting.ts';
import { watchedRun } from './watchedRun.ts';

const page = join(repository, 'docs/architecture.md');
const written = readFileSync(page, 'utf8');
const part = /(?<=<!-- one-line: [^\n]*-->\n)[\s\S]*?(?=<!-- one-line: end -->)/;

/** The lab that the page follows, and the line of it. */
const text = `import { sigmoid } from 'gatescope';

let state = 0;
for (let step = 1; step <= 3; step++) {
  const forget = sigmoid(step);
  state = forget * state + 0.5;
}
`;
const line = 5;

const block = (kind: string, content: string): string => `\`\`\`${kind}\n${content.trimEnd()}\n\`\`\``;
const json = (value: unknown): string => block('json', JSON.stringify(value));

/** What becomes of the line, as the product makes it. */
async function followed(): Promise<string> {
  const { compiled, state } = await watchedRun('five.lab.ts', text);
  const sites = [...compiled.sites.entries()].filter(([, site]) => site.line === line);
  const values = [...state.values.values()].filter(value => sites.some(([site]) => site === value.site));
  const mark = inlineMarks(compiled.sites, state.values.values()).find(one => one.line === line) ?? { line, parts: [] };
  const [painted] = paintLines([mark], { density: 'short', isDimmed: false, visible: [], room: () => Infinity });
  const files = compiled.code.split('\n').map(one => one.trimEnd());
  return [
    `A lab:`,
    block('ts', text),
    'What is woven of it, line for line:',
    block('text', files.join('\n')),
    `The place of the probe on line ${String(line)}, number ${String(sites[0]?.[0])} of the list \`sites\`:`,
    json(sites[0]?.[1]),
    'What the run tells of it at its end, one `RunEvent`:',
    json({ kind: 'values', values }),
    'The `InlineMark` that is made of it:',
    json(mark),
    `And what is painted behind the line: \`${String(painted?.text)}\`, in the colour of a ${String(painted?.look)}.`,
  ].join('\n\n');
}

it('docs/architecture.md shows what becomes of one line. `vitest -u` writes it anew.', async () => {
  expect(written).toMatch(part);
  const content = `\n${await followed()}\n\n`;
  const fresh = written.replace(part, () => content);
  await expect(await format(fresh, { parser: 'markdown', printWidth: 140, singleQuote: true, arrowParens: 'avoid' })).toMatchFileSnapshot(
    page,
  );
});

/** Members of the interfaces in `labScope.ts` that have one letter or two. */
function shortNames(): string[] {
  const file = join(repository, 'src/core/run/labScope.ts');
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return tree.statements.filter(ts.isInterfaceDeclaration).flatMap(({ name, members }) =>
    members.flatMap(member => {
      const short = member.name?.getText(tree) ?? '';
      return short.length <= 2 ? [`${name.text}.${short}`] : [];
    }),
  );
}

it('docs/architecture.md explains every short name of what woven text calls', () => {
  const explained = [...written.matchAll(/^\| `(\w+\.\w+)`/gm)].map(([, name]) => name);
  expect(shortNames().length).toBeGreaterThan(15);
  expect(explained).toEqual(shortNames());
});

/** Rows of a table: a number where the table has one, a file and what in it does its part. */
const rowsOf = (pattern: RegExp): { number: number; path: string; source: string }[] =>
  [...written.matchAll(pattern)].map(([, number, path = '', name = '']) => {
    const source = readFileSync(join(repository, path), 'utf8');
    expect(source, `${name} in ${path}`).toMatch(new RegExp(`\\b${name}\\b`));
    return { number: Number(number), path, source };
  });

it('docs/architecture.md lists the way of a value as it is', () => {
  const stops = rowsOf(/^\| (\d+) +\| `([^`]+)` +\| `([^`]+)`/gm);
  const asked = rowsOf(/^\|() `([^`]+\.ts)` +\| `([^`]+)`: [^|]*\| [\d, ]+ *\|$/gm);
  expect(stops.map(({ number }) => number)).toEqual(stops.map((_, at) => at + 1));
  expect(new Set([...stops, ...asked].map(({ path }) => path)).size).toBe(stops.length + asked.length);

  const said = /passes (\d+) files and has (\d+) names/.exec(written);
  expect(Number(said?.[1])).toBe(stops.length);
  const saidAsked = /(\d+) more files are asked on the way and are no stop of it, which makes (\d+) in all/.exec(written);
  expect(saidAsked?.slice(1).map(Number)).toEqual([asked.length, stops.length + asked.length]);

  const names = [...(/names in turn: ([^.]+)\./.exec(written)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(names).toHaveLength(Number(said?.[2]));
  for (const name of names) expect(stops.map(({ source }) => source).join('\n')).toContain(name);
  // What is asked on the way does not know what is on it.
  for (const { path, source } of asked)
    for (const name of names.filter(one => one !== 'number')) expect(source, path).not.toMatch(new RegExp(`\\b${name}\\b`));
});

it('a value passes at most 30 files and has at most 7 names', () => {
  const [, files, names] = /passes (\d+) files and has (\d+) names/.exec(written) ?? [];
  expect(Number(files)).toBeLessThanOrEqual(30);
  expect(Number(names)).toBeLessThanOrEqual(7);
});
