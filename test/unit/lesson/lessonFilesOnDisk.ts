import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../scripts/repository.mjs';

const lessonFolder = join(repository, 'labs/lstm-and-gru');

/** Every text file of the lesson, by its path in the folder. */
export function lessonFiles(): ReadonlyMap<string, string> {
  const entries = readdirSync(lessonFolder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter(entry => entry.isFile() && /\.(?:md|json|ts|py|txt)$/.test(entry.name))
      .map(entry => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(lessonFolder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const;
      }),
  );
}
