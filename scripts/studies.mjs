// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository.mjs';

/**
 * Runs the studies of all lessons whole and writes down what they print: `node scripts/studies.mjs [ID …]`. The text of a lesson
 * quotes these files. Needed when a study changes, or when the engine comes to round another way; it takes minutes.
 */
const wanted = process.argv.slice(2);
for (const lesson of readdirSync(join(repository, 'labs'))) {
  const folder = join(repository, 'labs', lesson);
  if (!existsSync(join(folder, 'lesson.json'))) continue;
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  /** A list or an entry may stand in a file of its own. @param {any} value */
  const found = value => (value?.from === undefined ? value : read(value.from));
  for (const { id, file, expected } of found(read('lesson.json').studies ?? []).map(found)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    const began = performance.now();
    const printed = execFileSync(process.execPath, ['scripts/gatescope.mjs', 'run', join(folder, file)], {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
    const isSame = existsSync(join(folder, expected)) && readFileSync(join(folder, expected), 'utf8') === printed;
    if (!isSame) writeFileSync(join(folder, expected), printed);
    process.stdout.write(`${isSame ? 'same   ' : 'changed'} ${lesson}/${id}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  }
}
