// @ts-check
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

// A browser keeps what VS Code remembers (open editors, the place in a lesson) by address: another port at the next start
// would lose it. Chosen once at random, because a port that everybody knows invites every page to try it.

/**
 * The port of the starts before; 0, for any free one, where there was none or it is taken now.
 * @param {string} home
 * @returns {Promise<number>}
 */
export async function keptPort(home) {
  const port = Number(await readFile(fileIn(home), 'utf8').catch(() => '0'));
  return Number.isInteger(port) && port > 0 && port <= 65535 && (await isFree(port)) ? port : 0;
}

/**
 * For the next starts, unless there is one: that it is taken now, as by a second window, does not make it lost.
 * @param {string} home
 * @param {number} port
 */
export async function keepPort(home, port) {
  await mkdir(home, { recursive: true });
  await writeFile(fileIn(home), `${String(port)}\n`, { flag: 'wx' }).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

/** @param {string} home */
const fileIn = home => join(home, 'port.txt');

/** @param {number} port */
async function isFree(port) {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
