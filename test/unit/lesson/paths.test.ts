import fc from 'fast-check';
import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';

const lesson = { format: 1, id: 'mine', number: '1', title: 'Mine', summary: 'Mine.', authors: ['Me'], labs: [] };
const withSection = (file: string) =>
  readManifest('mine', () => Promise.resolve(JSON.stringify({ ...lesson, sections: [{ id: 'a', title: 'A', file }] })));
const isTaken = async (file: string): Promise<boolean> => !('problem' in (await withSection(file)));

/** Whether a path is inside `/lessons/mine` by the rules of both families of systems, and means the same file on each. */
function staysInside(file: string): boolean {
  const there = posix.resolve('/lessons/mine', file);
  const onWindows = win32.resolve('C:\\lessons\\mine', file);
  return there === `/lessons/mine/${file}` && onWindows === `C:\\lessons\\mine\\${file.replaceAll('/', '\\')}`;
}

describe('paths of a manifest', () => {
  it.each([
    ...[
      '../x.md',
      '/etc/x.md',
      'C:/x.md',
      'c:\\x.md',
      '\\\\server\\share\\x.md',
      '//server/x.md',
      'sections/../../x.md',
      'sections\\..\\..\\x.md',
      '~/x.md',
      'file:///x.md',
      '..',
      '../',
    ],
  ])('says that %s leaves the folder', async file => {
    expect(await withSection(file)).toEqual({
      problem: `Lesson 'mine' was not loaded: sections[0].file: '${file}' leaves the lesson's folder.`,
    });
  });

  it.each([
    ...[
      '',
      '.',
      './x.md',
      'x.md/',
      'sections//x.md',
      'sections/./x.md',
      'x.md ',
      ' x.md',
      'x.md.',
      'x.MD',
      'X.md',
      'x\u0000.md',
      'x.md\u0000.png',
      'x\n.md',
      '%2e%2e/x.md',
    ],
    ...[
      'con.md',
      'sections/nul.md',
      'aux/x.md',
      'com1.md',
      'lpt9.md',
      'prn.md',
      'x:y.md',
      'x.md:stream',
      'x*.md',
      'x?.md',
      'ünï.md',
      'х.md',
      '\u202ex.md',
      'x\u200b.md',
      '-x.md',
      '.x.md',
    ],
    ...['a/b/c/d/e.md', `${'a'.repeat(65)}.md`, 'x.exe', 'x', 'node_modules\\x.md'],
  ])('refuses %j', async file => {
    expect(await isTaken(file)).toBe(false);
  });

  it.each(['x.md', 'sections/x.md', 'a/b/c/x-1.md', 'console.md', 'com10.md'])('takes %s', async file => {
    expect(await isTaken(file)).toBe(true);
  });

  it('lead nowhere but inside the folder: 5,000 paths', async () => {
    const part = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '..',
          '.',
          '',
          'a',
          'sections',
          'x.md',
          'con',
          'nul.md',
          'C:',
          '~',
          '%2e%2e',
          '..\\',
          'a.',
          'a ',
          '\u0000',
          '\u202e',
          '.git',
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    );
    const path = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom('/', '\\', '//', '/./'), fc.constantFrom('', '.md', '/x.md'))
      .map(([parts, separator, end]) => parts.join(separator) + end);
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(path, async file => {
        if (!(await isTaken(file))) return;
        taken++;
        expect(staysInside(file)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    // Some are good ones: the property says something.
    expect(taken).toBeGreaterThan(20);
  });
});
