// @ts-check
import { readFile } from 'node:fs/promises';

const fallback = 'new Function("return this")()';

/**
 * The toolkit's base library has one way to the global object that makes code out of text, for browsers of before 2020.
 * The content policy of our pages refuses it, so it goes.
 * @returns {import('esbuild').Plugin}
 */
export function withoutEval() {
  return {
    name: 'without-eval',
    setup(build) {
      build.onLoad({ filter: /fast-element[\\/]dist[\\/]esm[\\/]platform\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(fallback, 'globalThis'),
      }));
    },
  };
}
