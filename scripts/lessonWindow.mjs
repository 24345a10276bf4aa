// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './repository.mjs';
import { fillLessonFolder } from './start/lessonFolder.mjs';
import { startVSCode } from './vscode/startVSCode.mjs';

/**
 * Starts VS Code on a lesson folder that is thrown away afterwards, and hands both to `use`.
 * @template T
 * @param {Readonly<Record<string, unknown>>} settings
 * @param {(vscode: import('./vscode/startVSCode.mjs').RunningVSCode, folder: string) => Promise<T>} use
 * @param {readonly string[]} [peers] folders of other extensions that are loaded beside Gatescope
 * @returns {Promise<T>}
 */
export async function withLesson(settings, use, peers = []) {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-lesson-'));
  try {
    await fillLessonFolder(folder);
    const vscode = await startVSCode({ workspace: folder, extensionDevelopmentPath: repository, peers, settings });
    try {
      return await use(vscode, folder);
    } finally {
      await vscode.dispose();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
