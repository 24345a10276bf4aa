// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { repository } from '../repository.mjs';
import { run } from '../run.mjs';
import { canDownload } from '../vscode/canDownload.mjs';
import { newest } from '../vscode/releases.mjs';

/**
 * A VS Code with a window of its own.
 * @typedef {object} Desktop
 * @property {string} name
 * @property {(folder: string) => Promise<void>} open resolves when the window is open, or closed where it runs under this process
 */

/** Arguments that load the extension from this repository, beside whatever the user has installed. @param {string} folder */
const args = folder => ['--new-window', `--extensionDevelopmentPath=${repository}`, folder];

/**
 * The desktop VS Code to use: `code` on the path, else one that can be downloaded, else null.
 * @returns {Promise<Desktop | null>}
 */
export async function findDesktop() {
  const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (!hasScreen) return null;
  const version = await run('code', ['--version']).catch(() => null);
  if (version !== null) {
    const name = `VS Code ${version.split('\n')[0] ?? ''}`.trimEnd();
    return { name, open: folder => run('code', args(folder), { isLoud: true }).then(() => undefined) };
  }
  if (!(await canDownload())) return null;
  const executable = await downloadAndUnzipVSCode({ version: newest, extensionDevelopmentPath: repository });
  return { name: `VS Code ${newest}`, open: folder => runWindow(executable, args(folder)) };
}

/**
 * @param {string} executable
 * @param {readonly string[]} given
 * @returns {Promise<void>}
 */
function runWindow(executable, given) {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, given, { stdio: 'ignore' });
    const end = () => child.kill();
    process.once('SIGINT', end);
    child.on('error', reject);
    child.on('exit', () => {
      process.off('SIGINT', end);
      resolve();
    });
  });
}
