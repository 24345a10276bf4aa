import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../scripts/repository.mjs';
import type { LessonFolder } from '../../../src/preflight/base/checkedTexts.ts';

/** The lesson that docs/lessons.md shows. */
const exampleFolder = join(repository, 'docs/examples/leaky-bucket');

/** What is changed in one of its files: parts of the text, the whole of it, or that it is there (null: it is not). */
export type Change = readonly (readonly [from: string, to: string])[] | string | null;
export type Changes = Readonly<Record<string, Change>>;

/** The texts of the example lesson, changed. Every part that is changed must be there. */
export function changedTexts(changes: Changes): ReadonlyMap<string, string> {
  const entries = readdirSync(exampleFolder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const texts = new Map(
    entries.map(entry => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(exampleFolder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'latin1')] as const;
    }),
  );
  for (const [file, change] of Object.entries(changes)) {
    if (change === null) texts.delete(file);
    else if (typeof change === 'string') texts.set(file, change);
    else {
      let text = texts.get(file) ?? '';
      for (const [from, to] of change) {
        if (!text.includes(from)) throw new Error(`${file} has no '${from}'.`);
        text = text.replace(from, () => to);
      }
      texts.set(file, text);
    }
  }
  return texts;
}

/** A lesson's folder that stands in no file system. */
export function folderOf(texts: ReadonlyMap<string, string>, name = 'leaky-bucket'): LessonFolder {
  return {
    name,
    sizes: new Map([...texts].map(([file, text]) => [file, text.length])),
    read: file => {
      const text = texts.get(file);
      return text === undefined ? Promise.reject(new Error(`There is no '${file}'.`)) : Promise.resolve(text);
    },
  };
}
