import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { bundlePage } from './bundlePage.ts';
import { scenes } from './scenes.ts';
import { ShownPage } from './shownPage.ts';
import { themeNames } from './themes.ts';

// Pictures of the lab page for people to look at, in every theme and width:
//   npx esbuild test/browser/labPage/screenshots.ts --bundle --platform=node --format=esm --packages=external \
//     --external:*.mjs --outfile=.tsbuild/browser/labPage/screenshots.mjs && node .tsbuild/browser/labPage/screenshots.mjs FOLDER [SCENE …]

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder for the pictures.');
await mkdir(folder, { recursive: true });

const wanted = process.argv.slice(3);
const { script, style } = await bundlePage('test/browser/labPage/scriptedPage.ts');
const browser = await launchChromium();
try {
  for (const [name, play] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const theme of themeNames) {
      for (const width of theme === 'darkModern' ? [320, 600, 1200] : [600]) {
        const shown = await ShownPage.open({ browser, script, style, theme, width, height: 800 });
        await play(shown);
        await shown.drawn();
        if (shown.problems.length > 0) console.log(name, theme, width, shown.problems);
        await shown.page.screenshot({ path: join(folder, `${name}-${theme}-${String(width)}.png`), fullPage: true });
        await shown.dispose();
      }
    }
  }
} finally {
  await browser.close();
}
