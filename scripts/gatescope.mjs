// @ts-check
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './repository.mjs';
import { checkNode, installModules } from './setUp/modules.mjs';

const bundle = join(repository, 'dist/cli.mjs');

/** Runs labs without an editor. Builds what that takes first, where it is missing or older than its sources, and says nothing about it. */
async function main() {
  checkNode();
  if (await isStale()) {
    await installModules();
    const { buildOne } = await import('./build.mjs');
    await buildOne('cli.mjs');
  }
  await import(pathToFileURL(bundle).href);
}

async function isStale() {
  const needed = [bundle, join(repository, 'dist/compiler.cjs'), join(repository, 'dist/instrument.cjs'), join(repository, 'node_modules')];
  if (!needed.every(existsSync)) return true;
  const { mtimeMs } = await stat(bundle);
  const rooms = [
    'src/check',
    'src/cli',
    'src/compiler',
    'src/core',
    'src/instrument',
    'src/learning',
    'src/lesson',
    'src/preflight',
    'src/recorder',
    'src/torch',
  ];
  const newest = await Promise.all(rooms.map(room => newestIn(join(repository, room))));
  return Math.max(...newest) > mtimeMs || (await stat(join(repository, 'package-lock.json'))).mtimeMs > mtimeMs;
}

/**
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function newestIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const times = await Promise.all(
    entries.map(async entry => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newestIn(path) : (await stat(path)).mtimeMs;
    }),
  );
  return Math.max((await stat(folder)).mtimeMs, ...times);
}

await main();
