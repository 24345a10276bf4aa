// @ts-check
import { resolve } from 'node:path';
import { repository } from '../repository.mjs';

const compileLab = resolve(repository, 'src/instrument/compileLab.ts');

/**
 * Keeps the compiler out of the host bundle: `import('../instrument/compileLab.ts')` loads `instrument.cjs`, which
 * stands beside it, and an import that would load it at activation is an error.
 * @returns {import('esbuild').Plugin}
 */
export function lazyInstrument() {
  return {
    name: 'lazy-instrument',
    setup(build) {
      build.onResolve({ filter: /\/compileLab\.ts$/ }, args => {
        if (resolve(args.resolveDir, args.path) !== compileLab) return null;
        if (args.kind === 'dynamic-import') return { path: './instrument.cjs', external: true };
        return { errors: [{ text: 'The compiler is 3.5 MB: load it on the first run with `await import(…)`, not at activation.' }] };
      });
    },
  };
}
