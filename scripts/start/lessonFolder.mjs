// @ts-check
import { existsSync } from 'node:fs';
import { constants, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../repository.mjs';

/** The extension wakes by it, shows the lesson and removes it. */
const arriving = '.gatescope/arriving';

/**
 * Puts a working copy of every lab into the folder, with the types that make completion and hovers work, as opening
 * them from the lesson tree would. What the learner has there already stays as it is.
 * @param {string} folder
 * @returns {Promise<string[]>} names of the labs
 */
export async function fillLessonFolder(folder) {
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  /** @type {string[]} */
  const labs = [];
  const lessons = await readdir(join(repository, 'labs'), { withFileTypes: true });
  for (const lesson of lessons.filter(entry => entry.isDirectory())) {
    const from = join(repository, 'labs', lesson.name);
    for (const file of (await readdir(from)).filter(name => name.endsWith('.lab.ts'))) {
      await copyIfAbsent(join(from, file), join(folder, file));
      labs.push(file);
    }
  }
  await addTypes(folder);
  if (isNew) {
    await mkdir(join(folder, '.vscode'));
    await copyFile(join(repository, 'dist/types/settings.json'), join(folder, '.vscode/settings.json'));
  }
  return labs;
}

/**
 * True where no window has shown the folder's lesson yet: nothing is there, or a start before this one was broken off.
 * @param {string} folder
 */
export async function isUnopened(folder) {
  const files = await readdir(folder).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return [];
  });
  return files.length === 0 || existsSync(join(folder, arriving));
}

/** The first window that opens on the folder shows its lesson, as after Start Lesson. @param {string} folder */
export async function showLessonIn(folder) {
  await writeFile(join(folder, arriving), '');
}

/** @param {string} folder */
async function addTypes(folder) {
  const types = join(repository, 'dist/types');
  const support = join(folder, '.gatescope');
  await rm(support, { recursive: true, force: true });
  await cp(join(types, '.gatescope'), support, { recursive: true });
  const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  await writeFile(join(support, 'version.txt'), version);
  await copyIfAbsent(join(types, 'tsconfig.json'), join(folder, 'tsconfig.json'));
}

/**
 * @param {string} source
 * @param {string} target
 */
async function copyIfAbsent(source, target) {
  await copyFile(source, target, constants.COPYFILE_EXCL).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
