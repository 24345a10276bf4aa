import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repository } from '../../../scripts/repository.mjs';

/** One file of the product's own code. */
export interface SourceFile {
  /** Relative to the repository. */
  readonly path: string;
  readonly name: string;
  readonly lines: number;
}

/** Every TypeScript file under the given folders of the repository, declarations for globals included. */
export function sourceFiles(...folders: string[]): readonly SourceFile[] {
  return folders.flatMap(folder =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts'))
      .map(path => ({
        path: join(folder, path),
        name: basename(path),
        lines: readFileSync(join(repository, folder, path), 'utf8')
          .trimEnd()
          .split('\n').length,
      })),
  );
}
