import { describe, expect, test } from 'vitest';
import type { Replacements } from './harness/bundles.ts';
import { compile, rawHostileLab, rawLab } from './harness/hostileLabs.ts';
import { makeRequest, type LabPage } from './harness/labPage.ts';
import { expectToFail, mutants } from './harness/mutants.ts';
import { pagesOfOneBrowser } from './harness/withPage.ts';

const withPage = pagesOfOneBrowser();

/** A lab's text is given to a worker that stands, or has stood above the runtime from the beginning. */
const ways = { later: {}, 'above, in the nest': mutants.noScriptsOfBlobs, 'above, in the page': mutants.noNest } as const;
const everyWay = Object.entries(ways) as [string, Replacements][];

const throws = await compile(`import { print } from 'gatescope';
function inner(): never {
  print('before');
  throw new RangeError('no such gate');
}
inner();
`);
const quick = await compile(`import { print } from 'gatescope';\nconst x = 1;\nprint(x);\n`);

/** Where the lab threw, as positions in its compiled text. */
async function thrownAt(page: LabPage): Promise<unknown> {
  const { outcome, lines } = await page.run(throws);
  expect(lines).toEqual(['before']);
  if (outcome.status !== 'failed') throw new Error(`It has ${outcome.status}.`);
  expect(outcome.error.message).toBe('no such gate');
  return outcome.error.frames;
}

describe('a lab whose text came', () => {
  test.each(everyWay)('%s: is told the places of its errors, and none of the runtime’s', async (_way, replacements) => {
    const lines = throws.code.split('\n');
    const lineOf = (words: string): number => lines.findIndex(line => line.includes(words)) + 1;
    const frames = await withPage(replacements, thrownAt);
    expect(frames).toMatchObject([{ line: lineOf('no such gate') }, { line: lineOf('inner();') }, { line: lineOf('})()') }]);
  });

  test.each(everyWay)('%s: fails with its place where it does not parse', async (_way, replacements) => {
    const { outcome } = await withPage(replacements, page => page.run(rawLab('print(1);\nconst 1 = 2;')));
    expect(outcome).toMatchObject({ status: 'failed', error: { name: 'SyntaxError', frames: [{ line: 2 }] } });
  });

  test.each(everyWay)('%s: runs after another one was prepared, and that one leaves nothing', async (_way, replacements) => {
    const other = await compile(`import { print } from 'gatescope';\nprint('other');\n`);
    const lines = await withPage(replacements, async page => {
      await page.call((harness, params) => harness.prepared(params), makeRequest(other));
      return (await page.run(quick)).lines;
    });
    expect(lines).toEqual(['1']);
  });
});

/** A lab that got around the compiler, which refuses `import()`, and finds the addresses of scripts in its stack. */
async function expectNotLoaded(replacements: Replacements, count: number): Promise<void> {
  const { lines } = await withPage(replacements, page => page.run(rawHostileLab('ownScripts.js')));
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(line).not.toContain('REACHED');
}

test('scripts of blobs run in the nest, and not in the page', async () => {
  const read = `import(URL.createObjectURL(new Blob([''], { type: 'text/javascript' }))).then(() => 'read', String)`;
  await withPage({}, async page => {
    expect(await page.nest?.evaluate(read)).toBe('read');
    expect(await page.page.evaluate(read)).toMatch(/^TypeError: Failed to fetch/);
  });
});

describe('the scripts of a worker', () => {
  test('cannot be loaded again by the lab in it', async () => {
    await expectNotLoaded({}, 2);
  });

  test('cannot be where they are one', async () => {
    await expectNotLoaded(mutants.noScriptsOfBlobs, 1);
  });

  test('mutant: can where their addresses are left', async () => {
    await expectToFail(expectNotLoaded(mutants.scriptsLeft, 2));
  });
});
