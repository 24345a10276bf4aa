// @ts-check
// Node's own modules only: this runs before anything is installed.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../repository.mjs';
import { run } from '../run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} Packages by folder */

/** Ends with a sentence where this Node is too old to go on. */
export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  process.stderr.write(
    `Gatescope needs Node 20 or newer, and this is Node ${process.versions.node}. Install a newer one and run this again.\n`,
  );
  process.exit(1);
}

/** Runs `npm ci` where `node_modules` is missing or holds other versions than the lock file names. */
export async function installModules() {
  const wanted = await readPackages('package-lock.json');
  const present = await readPackages('node_modules/.package-lock.json').catch(() => null);
  if (present && isSame(wanted, present)) return;
  console.log('Installing packages …');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: repository, isLoud: true });
}

/**
 * @param {string} file
 * @returns {Promise<Packages>}
 */
async function readPackages(file) {
  return JSON.parse(await readFile(join(repository, file), 'utf8')).packages;
}

/**
 * @param {Packages} wanted
 * @param {Packages} present
 */
function isSame(wanted, present) {
  return Object.entries(wanted).every(([folder, { version, optional, devOptional, peer }]) => {
    if (folder === '') return true;
    const found = present[folder];
    // Packages for other platforms are left out by npm.
    return found ? found.version === version : Boolean(optional ?? devOptional ?? peer);
  });
}
