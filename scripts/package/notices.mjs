// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changeOfTypeScript } from '../build/prunedTypeScript.mjs';
import { repository } from '../repository.mjs';

/** What was changed of a package, by its name.
 * @type {Readonly<Record<string, string>>}
 */
const changes = { typescript: changeOfTypeScript };

/**
 * The text of `ThirdPartyNotices.txt`: every package that went into the bundles, with its licence.
 * @param {readonly string[]} inputs every file that went into them
 * @returns {Promise<string>}
 */
export async function thirdPartyNotices(inputs) {
  const folders = new Set(inputs.flatMap(packageFolder));
  const notices = await Promise.all([...folders].sort().map(notice));
  return `Gatescope contains the following third-party software.\n\n${notices.join('\n')}`;
}

/**
 * @param {string} input `node_modules/@scope/name/dist/index.js`
 * @returns {string[]} `node_modules/@scope/name`, or nothing for our own files
 */
function packageFolder(input) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  return match ? [match[0]] : [];
}

/** @param {string} folder */
async function notice(folder) {
  const absolute = join(repository, folder);
  const { name, version, license, author } = JSON.parse(await readFile(join(absolute, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${folder} states no licence, so it cannot be shipped.`);
  const file = (await readdir(absolute)).find(entry => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  const holder = typeof author === 'string' ? author : author?.name;
  const text = file ? await readFile(join(absolute, file), 'utf8') : `Licence: ${license}${holder ? `, ${holder}` : ''}`;
  const title = `${name} ${version} (${license})`;
  const changed = changes[name] === undefined ? '' : `${changes[name]}\n\n`;
  return `${title}\n${'-'.repeat(title.length)}\n\n${changed}${text.replaceAll('\r\n', '\n').trim()}\n\n`;
}
