// @ts-check
import { resolve, sep } from 'node:path';
import { repository } from '../repository.mjs';

/**
 * Keeps a room out of the host bundle: `import('../room/entry.ts')` loads a bundle that stands beside it, and an import
 * that would load any of it at activation is an error.
 * @param {{ room: string, entry: string, output: string, reason: string }} options
 * @returns {import('esbuild').Plugin}
 */
export function lazyRoom({ room, entry, output, reason }) {
  const folder = resolve(repository, room);
  return {
    name: `lazy-${output}`,
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, args => {
        const path = resolve(args.resolveDir, args.path);
        if (!path.startsWith(folder + sep)) return null;
        if (path === resolve(folder, entry) && args.kind === 'dynamic-import') return { path: `./${output}`, external: true };
        return { errors: [{ text: `${reason} Load it when it is needed with \`await import(…)\`, not at activation.` }] };
      });
    },
  };
}
