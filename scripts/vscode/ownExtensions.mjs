// @ts-check
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Those of VS Code's own extensions without which a lesson does not look as it does: languages, themes, the Markdown preview. */
const needed = [
  'javascript',
  'json',
  'markdown-basics',
  'markdown-language-features',
  'python',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'typescript-basics',
];

/**
 * Lays the few beside each other, so that VS Code loads no others of its own: above all TypeScript's language service takes
 * its time in every window.
 * @param {string} all the folder of VS Code's own extensions
 * @param {string} place a folder that is made
 */
export async function layFewExtensions(all, place) {
  await mkdir(place);
  // Which there are depends on the release.
  const there = (await readdir(all)).filter(name => needed.includes(name));
  for (const name of there) await symlink(join(all, name), join(place, name), 'junction');
}
