// @ts-check
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './repository.mjs';

/** This many words in a row, and the sentence is no longer one's own. */
export const runLength = 8;

/**
 * The words of a text, without signs, code and numbers being told apart from prose: whoever compares takes those out before.
 * @param {string} text
 * @returns {string[]}
 */
const wordsOf = text => text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];

/**
 * Every run of eight words, as a short hash: runs can be found again, the text cannot be read back.
 * @param {string} text
 * @returns {Map<string, string>} hash to run
 */
export function shinglesOf(text) {
  const words = wordsOf(text);
  const runs = new Map();
  for (let at = 0; at + runLength <= words.length; at++) {
    const run = words.slice(at, at + runLength).join(' ');
    runs.set(createHash('sha256').update(run).digest('hex').slice(0, 16), run);
  }
  return runs;
}

/** `node scripts/lessonShingles.mjs SOURCE.txt`: the runs of a text that the lesson must not share, hashed into the fixture. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [source] = process.argv.slice(2);
  if (source === undefined) {
    process.stderr.write('Which text? node scripts/lessonShingles.mjs SOURCE.txt\n');
    process.exitCode = 2;
  } else {
    const hashes = [...shinglesOf(await readFile(source, 'utf8')).keys()].sort();
    const file = join(repository, 'test/fixtures/lesson/sourceShingles.json');
    await writeFile(file, `${JSON.stringify({ words: runLength, hashes }, null, 1)}\n`);
    process.stdout.write(`${String(hashes.length)} runs of ${String(runLength)} words.\n`);
  }
}
