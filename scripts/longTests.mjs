// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { repository } from './repository.mjs';

const sizes = join(repository, 'test/soak.ts');

/** Files of one suite of which `npm test` runs a part only: they take a size from `test/soak.ts`, or import what does. @param {string} suite */
export async function longTests(suite) {
  const entries = await readdir(join(repository, 'test', suite), { recursive: true, withFileTypes: true });
  const files = entries.filter(({ name }) => name.endsWith('.test.ts')).map(({ parentPath, name }) => join(parentPath, name));
  const areLong = await Promise.all(files.map(file => reachesSizes(file, new Set())));
  return files.filter((_, index) => areLong[index]);
}

/** @param {string} file @param {Set<string>} seen @returns {Promise<boolean>} */
async function reachesSizes(file, seen) {
  if (file === sizes) return true;
  if (seen.has(file) || !file.startsWith(join(repository, 'test/'))) return false;
  seen.add(file);
  const { importedFiles } = ts.preProcessFile(await readFile(file, 'utf8'));
  for (const { fileName } of importedFiles)
    if (fileName.startsWith('.') && (await reachesSizes(resolve(file, '..', fileName), seen))) return true;
  return false;
}
