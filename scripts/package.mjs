// @ts-check
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from './build.mjs';
import { thirdPartyNotices } from './package/notices.mjs';
import { stage } from './package/stage.mjs';
import { repository } from './repository.mjs';

const budget = 2.5 * 1024 * 1024;
const listFile = join(repository, 'test/fixtures/vsix-files.txt');

/**
 * Makes the extension package out of what `npm run build` has built.
 * @param {{ output?: string, isListed?: boolean, isUpdating?: boolean }} [options] `isListed: false` ships what there is, as to try a lesson
 *   that is being written; `isUpdating` writes the list of shipped files instead of comparing with it
 * @returns {Promise<{ file: string, bytes: number, files: readonly string[] }>}
 */
export async function packageExtension({ output, isListed = true, isUpdating = false } = {}) {
  /** @type {import('./build.mjs').BundleInputs} */
  const { 'cli.mjs': commandLine, ...shipped } = JSON.parse(await readFile(join(repository, 'dist/inputs.json'), 'utf8'));
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-package-'));
  try {
    await stage(folder, await thirdPartyNotices(Object.values(shipped).flat()));
    const files = (await listFiles({ cwd: folder, packageManager: PackageManager.None })).sort();
    if (isListed) await checkList(files, isUpdating);
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = output ?? join(repository, `${name}-${version}.vsix`);
    await createVSIX({
      cwd: folder,
      packagePath: file,
      // Everything is bundled, and there is no repository host to rewrite links for.
      dependencies: false,
      rewriteRelativeLinks: false,
      allowMissingRepository: true,
    });
    const { size } = await stat(file);
    if (size > budget) throw new Error(`The package has ${megabytes(size)}, more than its budget of ${megabytes(budget)}.`);
    return { file, bytes: size, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} files
 * @param {boolean} isUpdating
 */
async function checkList(files, isUpdating) {
  if (isUpdating) {
    await writeFile(listFile, `${files.join('\n')}\n`);
    return;
  }
  const listed = (await readFile(listFile, 'utf8')).trimEnd().split('\n');
  const added = files.filter(file => !listed.includes(file));
  const gone = listed.filter(file => !files.includes(file));
  if (added.length + gone.length === 0) return;
  throw new Error(
    [
      'The shipped files are not those of test/fixtures/vsix-files.txt.',
      ...added.map(file => `  new: ${file}`),
      ...gone.map(file => `  gone: ${file}`),
      'If this is meant: npm run package -- --update-list',
    ].join('\n'),
  );
}

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1024 / 1024).toFixed(2)} MB`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build();
  const { file, bytes, files } = await packageExtension({ isUpdating: process.argv.includes('--update-list') });
  console.log(`${file}\n${String(files.length)} files, ${megabytes(bytes)} of ${megabytes(budget)}`);
}
