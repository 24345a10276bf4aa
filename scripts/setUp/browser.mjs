// @ts-check
// Node's own modules only: this runs before anything is installed.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { run } from '../run.mjs';
import { findChromium, shell } from '../vscode/findChromium.mjs';

/** Makes sure there is a Chromium, with apt where this user may use it; otherwise says what to do. */
export async function installChromium() {
  const found = findChromium();
  if (process.env['CHROMIUM'] && found !== null) return;
  const canInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canInstall && !found?.endsWith(shell)) {
    console.log('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = (/** @type {string} */ name) => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env });
    await run('apt-get', ['update', '-qq'], { env }).catch(() => '');
    // Not every distribution has the shell, and the whole browser does as well.
    await install(shell).catch(() => (found === null ? install('chromium') : ''));
  }
  if (findChromium() !== null) return;
  throw new Error(
    'The tests drive a Chromium, and none was found. Install Chromium or Chrome (Debian: sudo apt-get install chromium), or set CHROMIUM to its path.',
  );
}
