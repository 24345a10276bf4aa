// @ts-check
import { readFile } from 'node:fs/promises';

/** Fonts of letters that no command of a lesson's equations asks for, and those that stand in below. */
const unused = /KaTeX_(?:Fraktur|Script|SansSerif|Typewriter)/;
/** `\mathsf` and `\mathtt` are rare; the learner's own fonts do as well, and weigh nothing. */
const standIns = { KaTeX_SansSerif: 'sans-serif', KaTeX_Typewriter: 'monospace' };

/**
 * Puts the fonts of equations into the style sheet, in the one format that every browser we run in reads: a page with a strict content policy
 * loads none.
 * @returns {import('esbuild').Plugin}
 */
export function equationFonts() {
  return {
    name: 'equation-fonts',
    setup(build) {
      build.onLoad({ filter: /katex[\\/]dist[\\/]katex\.css$/ }, async ({ path }) => ({
        contents: withoutOthers(await readFile(path, 'utf8')),
        loader: 'css',
      }));
    },
  };
}

/** @param {string} css */
function withoutOthers(css) {
  const kept = css
    .replace(/@font-face\s*\{[^}]*\}/g, face => (unused.test(face) ? '' : face))
    .replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
  return Object.entries(standIns).reduce((text, [font, standIn]) => text.replaceAll(font, standIn), kept);
}
