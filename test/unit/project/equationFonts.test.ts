import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { equationFonts } from '../../../scripts/build/equationFonts.mjs';
import { repository } from '../../../scripts/repository.mjs';

it('every font that equations ask for is in the style sheet, or is one that every machine has', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(repository, 'node_modules/katex/dist/katex.css')],
    bundle: true,
    write: false,
    loader: { '.woff2': 'dataurl' },
    plugins: [equationFonts()],
  });
  const css = outputFiles[0]?.text ?? '';
  const families = (text: string): Set<string> => new Set([...text.matchAll(/KaTeX_\w+/gu)].map(([name]) => name));
  const faces = css.match(/@font-face\s*\{[^}]*\}/gu) ?? [];
  const asked = families(css.replaceAll(/@font-face\s*\{[^}]*\}/gu, ''));
  expect(faces.length).toBeGreaterThan(10);
  expect(faces.every(face => face.includes('data:font/woff2'))).toBe(true);
  // Gothic and script letters fall back on the page's own.
  const others = ['KaTeX_Fraktur', 'KaTeX_Script'];
  expect([...asked].filter(name => !families(faces.join('')).has(name)).sort()).toEqual(others);
  expect(css).toContain('font-family: sans-serif');
  expect(css).toContain('font-family: monospace');
});
