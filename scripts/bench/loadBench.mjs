// @ts-check
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { repository } from '../repository.mjs';

/** A file that asks where it stands must be told where it stood before it was bundled. */
const ownFolders = {
  name: 'own-folders',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

/**
 * Loads one of the measuring modules in `test/bench`, which are TypeScript.
 * @param {string} name
 * @returns {Promise<any>} its exports
 */
export async function loadBench(name) {
  const cache = join(repository, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  // Inside the repository, so that packages are found.
  const folder = await mkdtemp(join(cache, 'bench-'));
  try {
    const outfile = join(folder, `${name}.mjs`);
    await esbuild.build({
      absWorkingDir: repository,
      entryPoints: [`test/bench/${name}.ts`],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      plugins: [ownFolders],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
