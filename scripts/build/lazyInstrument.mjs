// @ts-check
import { dirname, resolve } from 'node:path';
import { repository } from '../repository.mjs';

const room = resolve(repository, 'src/instrument');
const entry = resolve(room, 'instrument.ts');

/**
 * Keeps the compiler out of the host bundle: `import('../instrument/instrument.ts')` loads `instrument.cjs`, which
 * stands beside it, and an import that would load any of it at activation is an error.
 * @returns {import('esbuild').Plugin}
 */
export function lazyInstrument() {
  return {
    name: 'lazy-instrument',
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, args => {
        const path = resolve(args.resolveDir, args.path);
        if (dirname(path) !== room) return null;
        if (path === entry && args.kind === 'dynamic-import') return { path: './instrument.cjs', external: true };
        return { errors: [{ text: 'The compiler is 3.5 MB: load it on the first run with `await import(…)`, not at activation.' }] };
      });
    },
  };
}
