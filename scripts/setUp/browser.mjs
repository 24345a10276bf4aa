// @ts-check
// Node's own modules only: this runs before anything is installed.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { run } from '../run.mjs';
import { findChromium } from '../vscode/findChromium.mjs';

/** Makes sure there is a Chromium, with apt where this user may use it; otherwise says what to do. */
export async function installChromium() {
  if (findChromium() !== null) return;
  const canInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canInstall) {
    console.log('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
    if (findChromium() !== null) return;
  }
  throw new Error(
    'The tests drive a Chromium, and none was found. Install Chromium or Chrome (Debian: sudo apt-get install chromium), or set CHROMIUM to its path.',
  );
}
