import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { repository } from '../../../../scripts/repository.mjs';
import { hostileText, hostileTexts, powersOf } from '../../core/hostileText.ts';
import { reached, reading } from './recordingVSCode.ts';
import { showingRoom, surfaces, wordless } from './surfaces.ts';

vi.mock('vscode', () => import('./recordingVSCode.ts'));

const names = Object.keys(await surfaces());
/** Stands in words that are shown, so that it is seen that they were. */
const sign = 'zebra';

/** What reaches VS Code where these words are shown there. A terminal wants both ends of a line: two are one here. */
async function textsOf(surface: (words: string) => unknown, words: string): Promise<string[]> {
  reached.length = 0;
  await surface(words);
  await Promise.all(reading.splice(0));
  return reached.map(text => text.replaceAll('\r\n', '\n'));
}

afterEach(() => {
  vi.doUnmock('../../../../src/core/words/shownText.ts');
  vi.resetModules();
});

describe('words of anybody, wherever VS Code shows text', () => {
  it('are shown by what this table has, and by nothing else', async () => {
    const room = await showingRoom();
    const files = readdirSync(join(repository, 'src/extension/shown')).map(name => name.replace(/\.ts$/, ''));
    expect(Object.keys(room).sort()).toEqual(files.sort());
    const offered = Object.entries(room).flatMap(([file, module]) => Object.keys(module).map(name => `${file}.${name}`));
    expect([...names, ...wordless].sort()).toEqual(offered.sort());
  });

  it.each(names)('have no power in %s', async name => {
    const surface = (await surfaces())[name] ?? expect.fail(name);
    for (const words of hostileTexts) {
      const texts = await textsOf(surface, `${sign} ${words}`);
      expect(texts.filter(text => text.includes(sign))).not.toEqual([]);
      expect(texts.flatMap(powersOf)).toEqual([]);
    }
    await fc.assert(
      fc.asyncProperty(hostileText, async words => {
        for (const text of await textsOf(surface, words)) {
          expect(powersOf(text)).toEqual([]);
          expect(text).not.toMatch(/\]\(|\$\(|\p{Bidi_Control}/u);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each(names)('would have power in %s if nothing was taken from them', async name => {
    vi.doMock('../../../../src/core/words/shownText.ts', async load => {
      const same = (text: string): string => text;
      return { ...(await load<object>()), shown: same, shownWithoutAddresses: same };
    });
    vi.resetModules();
    const surface = (await surfaces())[name] ?? expect.fail(name);
    const powers = [];
    for (const words of hostileTexts) powers.push(...(await textsOf(surface, words)).flatMap(powersOf));
    expect(powers).toContain('unseen');
    // Markdown has its own way to make links text.
    if (!name.startsWith('hover.')) expect(powers).toEqual(expect.arrayContaining(['link', 'icon', 'unseen', 'ignorable', 'pile']));
  });
});
