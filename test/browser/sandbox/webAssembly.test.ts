import { describe, expect, test } from 'vitest';
import type { Replacements } from './harness/bundles.ts';
import { hostileLab, rawLab } from './harness/hostileLabs.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';
import { pagesOfOneBrowser } from './harness/withPage.ts';

const withPage = pagesOfOneBrowser();

/** A lab in the worker as the runtime finds it, where nothing was taken out. */
const compiling = rawLab(`try {
  print(String(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))));
} catch (error) {
  print(error.message);
}`);
const refused = /violates the following Content Security policy/i;

describe('WebAssembly', () => {
  test('can be compiled in the worker of a frame in the nest', async () => {
    const { lines } = await withPage(mutants.noHardening, page => page.run(compiling));
    expect(lines).toEqual(['[object WebAssembly.Module]']);
  });

  test('cannot be compiled in the worker of a frame in the page, whatever the frame’s own policy says', async () => {
    const { lines } = await withPage(both(mutants.noHardening, mutants.noNest), page => page.run(compiling));
    expect(lines).toEqual([expect.stringMatching(refused)]);
  });

  test('cannot be compiled in the page', async () => {
    const said = await withPage({}, page =>
      page.page.evaluate(() => {
        try {
          new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
          return 'compiled';
        } catch (error) {
          return (error as Error).message;
        }
      }),
    );
    expect(said).toMatch(refused);
  });

  test('needs the policy of frames', async () => {
    const { lines } = await withPage(both(mutants.noHardening, mutants.noWebAssembly), page => page.run(compiling));
    expect(lines).toEqual([expect.stringMatching(refused)]);
  });
});

/** The lab that looks for it everywhere. */
async function expectUnreached(replacements: Replacements): Promise<void> {
  const { lines, outcome } = await withPage(replacements, async page => page.run(await hostileLab('webAssembly')));
  expect(outcome).toMatchObject({ status: 'finished' });
  expect(lines).toHaveLength(17);
  for (const line of lines) expect(line).not.toContain('REACHED');
}

describe('a lab', () => {
  test('reaches WebAssembly by no route', async () => {
    await expectUnreached({});
  });

  test('is told why', async () => {
    const { lines } = await withPage({}, async page => page.run(await hostileLab('webAssembly')));
    const sentence = 'WebAssembly is not available: write the code in the lab itself.';
    expect(lines.slice(0, 4)).toEqual(['name', 'globalThis', 'self', 'Reflect'].map(route => `${route}: ${sentence}`));
  });

  test.each(['webAssemblyLeft', 'noHardening'] as const)('mutant: where it is left in the worker (%s), it is reached', async name => {
    await expectToFail(expectUnreached(mutants[name]));
  });

  test('mutant: where it is left, the walk through all there is finds it', async () => {
    const { lines } = await withPage(mutants.webAssemblyLeft, async page => page.run(await hostileLab('webAssembly')));
    expect(lines.find(line => line.startsWith('walk: '))).toBe('walk: REACHED [object WebAssembly.Module]');
  });

  test('is refused by the policy too where its frame hangs in the page', async () => {
    await expectUnreached(both(mutants.webAssemblyLeft, mutants.noNest));
  });
});
