// @ts-check
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTypes, gatescopeTypes, tfjsTypes } from './labTypes/bundleTypes.mjs';
import { repository } from './repository.mjs';

/**
 * Writes what a learner's folder needs so that labs have completion, hovers and no false problems, offline and without anything to install:
 * `tsconfig.json`, editor settings for a folder that is made for labs (values stand where the minimap would cover them), and under
 * `.gatescope/types` one file of declarations for each library and one for what is global in a lab.
 * @param {string} outDir
 */
export async function writeLabTypes(outDir) {
  const types = join(outDir, '.gatescope', 'types');
  await mkdir(types, { recursive: true });
  await writeFile(join(types, 'tfjs.d.ts'), await tfjsTypes());
  await writeFile(join(types, 'gatescope.d.ts'), await gatescopeTypes());
  await copyFile(join(repository, 'scripts/labTypes/globals.d.ts'), join(types, 'globals.d.ts'));
  await copyFile(join(repository, 'scripts/labTypes/tsconfig.template.json'), join(outDir, 'tsconfig.json'));
  await copyFile(join(repository, 'scripts/labTypes/settings.template.json'), join(outDir, 'settings.json'));
}

/**
 * Writes the declarations of `gatescope/check`, for authors of exercises: `labs/tsconfig.json` finds them in `dist`. They are not shipped.
 * @param {string} outDir
 */
export async function writeCheckTypes(outDir) {
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'check.d.ts'), await checkTypes());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outDir = process.argv[2];
  if (outDir === undefined) throw new Error('Say where the types go: node scripts/labTypes.mjs FOLDER [FOLDER FOR CHECKS]');
  await writeLabTypes(outDir);
  const [checks] = process.argv.slice(3);
  if (checks !== undefined) await writeCheckTypes(checks);
}
