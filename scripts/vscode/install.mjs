// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../repository.mjs';
import { run } from '../run.mjs';
import { releases } from './releases.mjs';

/**
 * @typedef {object} Installed
 * @property {string} serverMain VS Code's server script
 * @property {string} extensions the folder of its own extensions
 * @property {string} node the Node it runs on
 */

/**
 * Puts one VS Code release under `.vscode-test/` unless it is there already. It is built beside its final place and
 * moved there when it is whole, so an interrupted or simultaneous installation never leaves half of one.
 * @param {import('./releases.mjs').VSCodeVersion} version
 * @returns {Promise<Installed>}
 */
export async function installVSCode(version) {
  const cache = join(repository, '.vscode-test');
  const home = join(cache, version);
  if (!existsSync(home)) {
    console.log(`Getting VS Code ${version} from npm (once, about a minute) …`);
    await mkdir(cache, { recursive: true });
    const building = await mkdtemp(join(cache, 'installing-'));
    try {
      await installInto(building, version);
      // Another process may have been faster: then its copy is as good.
      await rename(building, home).catch((/** @type {unknown} */ error) => {
        if (!existsSync(home)) throw error;
      });
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  }
  const modules = join(home, 'node_modules');
  const ownNode = join(modules, nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return {
    serverMain: join(modules, 'code-server/lib/vscode/out/server-main.js'),
    extensions: join(modules, 'code-server/lib/vscode/extensions'),
    node: existsSync(ownNode) ? ownNode : process.execPath,
  };
}

const nodePackage = () => `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/**
 * @param {string} folder
 * @param {import('./releases.mjs').VSCodeVersion} version
 */
async function installInto(folder, version) {
  const { packages, node } = releases[version];
  const isThisNode = process.versions.node.startsWith(`${String(node)}.`);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  // A package.json of its own keeps npm from climbing up to the repository's.
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
  // Its install script compiles native modules that a browser window does not need.
  await run('npm', ['install', ...quiet, packages, ...(isThisNode ? [] : [`${nodePackage()}@${String(node)}`])], { cwd: folder });
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await run('npm', ['install', ...quiet, '--omit=dev'], { cwd: vscode });
  // TypeScript's language service lives with the built-in extensions.
  await run('npm', ['install', ...quiet, '--omit=dev'], { cwd: join(vscode, 'extensions') });
  if (!existsSync(join(vscode, 'node_modules.asar'))) await symlink('node_modules', join(vscode, 'node_modules.asar'), 'junction');
}
