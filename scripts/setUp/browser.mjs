// @ts-check
// Node's own modules only: this runs before anything is installed.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { run } from '../run.mjs';
import { findChromium, findShell, shell } from '../vscode/findChromium.mjs';

/** Makes sure there is a Chromium, with apt where this user may use it; otherwise says what to do. */
export async function installChromium() {
  const canInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  const [whole, light] = [findChromium(), findShell()];
  if (canInstall && (whole === null || light === whole) && !process.env['CHROMIUM']) {
    console.log('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) => run('apt-get', args, { env });
    await apt('update', '-qq').catch(() => '');
    // The shell saves time, and not every distribution has it: the whole browser does as well.
    for (const name of whole === null ? ['chromium', shell] : [shell])
      await apt('install', '-y', '-qq', '--no-install-recommends', name).catch(() => '');
  }
  if (findChromium() !== null) return;
  throw new Error(
    'The tests drive a Chromium, and none was found. Install Chromium or Chrome (Debian: sudo apt-get install chromium), or set CHROMIUM to its path.',
  );
}
