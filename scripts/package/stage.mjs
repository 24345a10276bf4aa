// @ts-check
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { repository } from '../repository.mjs';

/** One time for every file: the same contents give the same package. */
const fixedTime = new Date('2020-01-01T00:00:00Z');

/**
 * Copies what `.vscodeignore` allows, made ready for users: without the parts of the manifest that only speak to developers, and with
 * the readme for users. It has no pictures: VS Code shows only those from the web there, and ours are files.
 * @param {string} folder
 * @param {string} notices text of `ThirdPartyNotices.txt`
 */
export async function stage(folder, notices) {
  /** @param {string} file @param {string | Buffer} content */
  const write = async (file, content) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
    await utimes(join(folder, file), fixedTime, fixedTime);
  };
  for (const file of await shippedFiles()) {
    const content = await readFile(join(repository, file));
    if (file === 'package.json') await write(file, userManifest(content.toString()));
    else if (file === 'README.md') await write(file, await readFile(join(repository, 'docs/extension.md')));
    else await write(file, content);
  }
  await write('ThirdPartyNotices.txt', notices);
  await write('.vscodeignore', '# Everything here is meant.\n');
}

/**
 * What `.vscodeignore` allows. The packager looks at every file below a folder before it asks the list, and the repository holds whole
 * releases of VS Code: it is shown only the folders that the list names, and the files beside them.
 * @returns {Promise<string[]>} paths below the repository
 */
async function shippedFiles() {
  const list = await readFile(join(repository, '.vscodeignore'), 'utf8');
  const named = new Set([...list.matchAll(/^!([^/\n]+)\//gm)].map(([, folder]) => folder));
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-shipped-'));
  try {
    for (const entry of await readdir(repository, { withFileTypes: true })) {
      const isSeen = entry.isDirectory() ? named.has(entry.name) : entry.isFile();
      if (isSeen) await cp(join(repository, entry.name), join(folder, entry.name), { recursive: true });
    }
    return await listFiles({ cwd: folder, packageManager: PackageManager.None });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} text */
function userManifest(text) {
  const { devDependencies, scripts, allowScripts, private: isPrivate, type, ...manifest } = JSON.parse(text);
  // Node is what `npm start` needs, not what VS Code needs.
  return `${JSON.stringify({ ...manifest, engines: { vscode: manifest.engines.vscode } }, null, 2)}\n`;
}
