// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository.mjs';

/** Who uses the package in the bundle: our own room, and what blanks types. */
const users = ['src/instrument', 'node_modules/ts-blank-space/out'];

/** @returns {string[]} names that stand after `ts.` in the files that use TypeScript */
export function usedOfTypeScript() {
  const files = users.flatMap(folder =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).flatMap(name =>
      /\.[jt]s$/u.test(name) ? [readFileSync(join(repository, folder, name), 'utf8')] : [],
    ),
  );
  return files.flatMap(text => [...text.matchAll(/\b(?:ts|tslib)\.(\w+)/gu)].map(([, name = '']) => name));
}
