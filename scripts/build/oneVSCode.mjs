// @ts-check
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { repository } from '../repository.mjs';

const asWritten = "import * as vscode from 'vscode';";
const shared = 'vscode-once';

/**
 * Asks VS Code for its API once for the whole bundle. As written, every file that imports it would get a copy of that object, made
 * getter by getter when the bundle is loaded: 300 names in 70 files are most of the time that loading takes, and a call more
 * at each use.
 * @returns {import('esbuild').Plugin}
 */
export function oneVSCode() {
  const folder = resolve(repository, 'src', 'extension') + sep;
  return {
    name: 'one-vscode',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(folder)) return null;
        const text = await readFile(path, 'utf8');
        return { contents: text.replace(asWritten, `import { vscode } from '${shared}';`), loader: 'ts' };
      });
      build.onResolve({ filter: new RegExp(`^${shared}$`) }, () => ({ path: shared, namespace: shared }));
      build.onLoad({ filter: /.*/, namespace: shared }, () => ({
        contents: "const vscode = require('vscode'); export { vscode };",
        loader: 'js',
        resolveDir: repository,
      }));
    },
  };
}
