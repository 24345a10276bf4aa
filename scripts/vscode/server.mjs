// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {() => string} log everything it wrote so far
 * @property {Promise<void>} ended settles when the server is gone, whoever ended it
 * @property {() => Promise<void>} stop ends it with everything it started
 */

/**
 * Starts VS Code's server on the loopback address and waits until it listens.
 * @param {import('./install.mjs').Installed} installed
 * @param {readonly string[]} args
 * @param {number} [port] 0 for any free one
 * @returns {Promise<Server>}
 */
export async function startServer({ serverMain, node }, args, port = 0) {
  const child = spawn(
    process.execPath,
    [guard, node, serverMain, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', ...args],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: serverEnvironment() },
  );
  let log = '';
  const ended = once(child, 'exit').then(() => undefined);
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  const listening = new Promise((resolve, reject) => {
    /** @param {unknown} chunk */
    const read = chunk => {
      log += String(chunk);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match) resolve(Number(match[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', () => {
      reject(new Error(`VS Code's server ended before it listened on port ${String(port)}:\n${log.trimEnd()}`));
    });
  });
  try {
    return { port: /** @type {number} */ (await listening), log: () => log, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The environment without what an outer VS Code or Electron would steer the server with. */
function serverEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|VITEST)/.test(name));
  // No gallery: the window then asks no server for extensions.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}
