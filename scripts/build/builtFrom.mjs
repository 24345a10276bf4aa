// @ts-check
// Node's own modules only. A start whose build, package and installation would come out as they did has no need of them.
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/** All that a build reads, below the repository: of folders every file. */
const read = ['src', 'webview', 'scripts', 'package.json', 'tsconfig.base.json', 'node_modules/.package-lock.json'];
/** What a package has beside what was built. */
const packed = ['labs', 'media', 'docs/extension.md', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'];

/** Of what a build reads. @param {string} repository */
export const buildInputs = repository => fingerprint(repository, read);

/** Of what a package is made from. @param {string} repository */
export const packageInputs = repository => fingerprint(repository, [...read, ...packed]);

/**
 * True where something was made from the same as there is now.
 * @param {string} folder where it is
 * @param {string} inputs
 */
export async function isMadeFrom(folder, inputs) {
  return (await readFile(fileIn(folder), 'utf8').catch(() => '')) === inputs;
}

/** Once it is whole. @param {string} folder @param {string} inputs */
export const keepInputs = (folder, inputs) => writeFile(fileIn(folder), inputs);

/** Before something of it is made anew. @param {string} folder */
export const forgetInputs = folder => rm(fileIn(folder), { force: true });

/** @param {string} folder */
const fileIn = folder => join(folder, 'made-from.txt');

/**
 * By what stands in the files, and not by their times.
 * @param {string} repository
 * @param {readonly string[]} paths
 */
async function fingerprint(repository, paths) {
  const files = (await Promise.all(paths.map(path => filesIn(repository, path)))).flat().sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(repository, file)));
  return hash.digest('hex');
}

/**
 * @param {string} repository
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesIn(repository, path) {
  const entries = await readdir(join(repository, path), { withFileTypes: true }).catch((/** @type {unknown} */ error) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOTDIR') return null;
    if (code === 'ENOENT') return [];
    throw error;
  });
  if (entries === null) return [path];
  return (await Promise.all(entries.map(({ name }) => filesIn(repository, `${path}/${name}`)))).flat();
}
