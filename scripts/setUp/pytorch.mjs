// @ts-check
// Node's own modules only: this runs before anything is installed.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { run } from '../run.mjs';

/** Is there a PyTorch? Asked of Debian's Python first, as the tests do. */
const hasPyTorch = () => ['/usr/bin/python3', 'python3'].some(python => spawnSync(python, ['-c', 'import torch']).status === 0);

/** Gets PyTorch from Debian where this user may use apt; otherwise says what is left out, and in CI fails: nothing may be left out there. */
export async function installPyTorch() {
  if (hasPyTorch()) return;
  const canInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canInstall) {
    console.log('Installing PyTorch …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env }).catch(() => '');
    await run('apt-get', ['install', '-y', '-qq', 'python3-torch', 'libopenblas0-pthread'], { env }).catch(() => '');
    if (hasPyTorch()) return;
  }
  if (process.env['CI'] === 'true') throw new Error('CI compares everything with PyTorch, and there is none here: install python3-torch.');
  console.log('There is no PyTorch here: twins of labs and fresh reference values are not compared, recorded values are.');
}
