// @ts-check
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { buildInputs, forgetInputs, keepInputs } from './build/builtFrom.mjs';
import { findEval } from './build/evalGuard.mjs';
import { findImports } from './build/importGuard.mjs';
import { targets } from './build/targets.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

/**
 * @param {import('./build/targets.mjs').Target} target
 * @param {string} outDir
 * @param {boolean} isDevelopment
 */
const optionsOf = (target, outDir, isDevelopment) => ({
  absWorkingDir: repository,
  entryPoints: [target.entry],
  outfile: join(outDir, target.output),
  bundle: true,
  minify: !isDevelopment,
  sourcemap: isDevelopment,
  legalComments: /** @type {const} */ ('none'),
  metafile: /** @type {const} */ (true),
  logLevel: /** @type {import('esbuild').LogLevel} */ (isDevelopment ? 'info' : 'warning'),
  ...target.options,
});

/**
 * Which files went into each bundle, for the licence notices.
 * @typedef {Record<string, string[]>} BundleInputs by output name
 */

/**
 * Bundles the whole product, minified. It is built beside `outDir` and put there when it is whole, so that nobody
 * finds half of it.
 * @param {{ outDir?: string }} [options]
 * @returns {Promise<BundleInputs>} also written to `inputs.json` beside the bundles
 */
export async function build({ outDir = join(repository, 'dist') } = {}) {
  const building = `${outDir}-${String(process.pid)}`;
  try {
    // Taken before anything is read: what changes meanwhile is built at the next start.
    const madeFrom = await buildInputs(repository);
    /** @type {BundleInputs} */
    const inputs = {};
    const bundle = async (/** @type {import('./build/targets.mjs').Target} */ target) => {
      const { metafile } = await esbuild.build(optionsOf(target, building, false));
      inputs[target.output] = Object.keys(metafile.inputs);
      const imports = findImports(target.output, metafile);
      if (imports.length > 0) throw new Error(`${target.output} may not import ${imports.join(', ')}.`);
      if (target.isSandboxed) await checkSandboxed(join(building, target.output));
    };
    await Promise.all([...targets.map(bundle), buildTypes(building)]);
    await writeFile(join(building, 'inputs.json'), JSON.stringify(inputs));
    await keepInputs(building, madeFrom);
    await rm(outDir, { recursive: true, force: true });
    await rename(building, outDir);
    return inputs;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/**
 * Bundles one of the targets, and what it loads from beside it.
 * @param {string} output its name below `dist`
 * @param {string} [outDir]
 */
export async function buildOne(output, outDir = join(repository, 'dist')) {
  const target = targets.find(one => one.output === output);
  if (!target) throw new Error(`There is no bundle '${output}'.`);
  await forgetInputs(outDir);
  await Promise.all([esbuild.build(optionsOf(target, outDir, false)), ...(target.loads ?? []).map(loaded => buildOne(loaded, outDir))]);
}

/** @param {string} file */
async function checkSandboxed(file) {
  const found = findEval(await readFile(file, 'utf8'));
  if (found !== null) throw new Error(`${file} makes code out of text, which the sandbox denies: …${found}…`);
}

/** @param {string} outDir */
const buildTypes = outDir =>
  run(process.execPath, ['scripts/labTypes.mjs', join(outDir, 'types'), join(outDir, 'checkTypes')], { cwd: repository });

/** Rebuilds what changes, with source maps, until interrupted. */
async function watch() {
  const outDir = join(repository, 'dist');
  await forgetInputs(outDir);
  await Promise.all(targets.map(async target => (await esbuild.context(optionsOf(target, outDir, true))).watch()));
  await buildTypes(outDir);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--watch')) await watch();
  else {
    await build();
    for (const { output } of targets) {
      const { size } = await stat(join(repository, 'dist', output));
      console.log(`${output.padEnd(24)} ${(size / 1024).toFixed(0).padStart(6)} KB`);
    }
  }
}
