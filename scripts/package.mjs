// @ts-check
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from './build.mjs';
import { thirdPartyNotices } from './package/notices.mjs';
import { stage } from './package/stage.mjs';
import { tellErrorsPlainly } from './plainErrors.mjs';
import { repository } from './repository.mjs';

/** Of the product, packed, without any lesson. */
const budget = 1.8 * 1024 * 1024;
/** Of each lesson, unpacked: an instructor's pictures are nobody else's matter, but they are downloaded by every learner. */
const lessonBudget = 20 * 1024 * 1024;
const listFile = join(repository, 'test/fixtures/vsix-files.txt');

/**
 * Makes the extension package out of what `npm run build` has built.
 * @param {{ output?: string, isListed?: boolean, isUpdating?: boolean, isQuiet?: boolean }} [options] `isListed: false` ships what there is, as to try a lesson
 *   that is being written; `isUpdating` writes the list of shipped files instead of comparing with it
 * @returns {Promise<{ file: string, bytes: number, files: readonly string[] }>}
 * @throws where it is too large, or ships other files than those that are listed
 */
export async function packageExtension({ output, isListed = true, isUpdating = false, isQuiet = false } = {}) {
  /** @type {import('./build.mjs').BundleInputs} */
  const { 'cli.mjs': commandLine, ...shipped } = JSON.parse(await readFile(join(repository, 'dist/inputs.json'), 'utf8'));
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-package-'));
  try {
    await stage(folder, await thirdPartyNotices(Object.values(shipped).flat()));
    const files = (await listFiles({ cwd: folder, packageManager: PackageManager.None })).sort();
    if (isListed) await checkList(files, isUpdating);
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = output ?? join(repository, `${name}-${version}.vsix`);
    const pack = () =>
      createVSIX({
        cwd: folder,
        packagePath: file,
        // Everything is bundled, and there is no repository host to rewrite links for.
        dependencies: false,
        rewriteRelativeLinks: false,
        allowMissingRepository: true,
      });
    await (isQuiet ? quietly(pack) : pack());
    const { size } = await stat(file);
    const product = size - (await lessonsIn(folder, files));
    if (product > budget)
      throw new Error(`The product has ${megabytes(product)} without its lessons, more than its budget of ${megabytes(budget)}.`);
    return { file, bytes: size, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The packager has no option for it: it prints the tree of its files.
 * @param {() => Promise<void>} work
 */
async function quietly(work) {
  const { log } = console;
  console.log = () => undefined;
  try {
    await work();
  } finally {
    console.log = log;
  }
}

/**
 * @param {string} folder where the files are
 * @param {readonly string[]} files
 * @returns {Promise<number>} bytes of all lessons, packed
 */
async function lessonsIn(folder, files) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  let packed = 0;
  for (const file of files) {
    const lesson = /^labs\/([^/]+)\//.exec(file)?.[1];
    if (lesson === undefined) continue;
    const content = await readFile(join(folder, file));
    sizes.set(lesson, (sizes.get(lesson) ?? 0) + content.length);
    packed += deflateRawSync(content).length;
  }
  for (const [lesson, size] of sizes) {
    if (size > lessonBudget)
      throw new Error(
        `The lesson in labs/${lesson} has ${megabytes(size)}, more than ${megabytes(lessonBudget)}. Make its pictures smaller.`,
      );
  }
  return packed;
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
  tellErrorsPlainly();
  console.log('Building …');
  await build();
  console.log('Packaging …');
  const { file, bytes, files } = await packageExtension({ isUpdating: process.argv.includes('--update-list') });
  console.log(`${file}\n${String(files.length)} files, ${megabytes(bytes)}`);
}
