// @ts-check
import { constants, copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../repository.mjs';

/**
 * Puts a working copy of every lab into the folder; what is there already stays as it is.
 * @param {string} folder
 */
export async function fillLessonFolder(folder) {
  const lessons = await readdir(join(repository, 'labs'), { withFileTypes: true });
  for (const lesson of lessons.filter(entry => entry.isDirectory())) {
    const from = join(repository, 'labs', lesson.name);
    for (const file of (await readdir(from)).filter(name => name.endsWith('.lab.ts'))) {
      await copyFile(join(from, file), join(folder, file), constants.COPYFILE_EXCL).catch((/** @type {unknown} */ error) => {
        if (!isExisting(error)) throw error;
      });
    }
  }
}

/** @param {unknown} error */
const isExisting = error => error instanceof Error && 'code' in error && error.code === 'EEXIST';
