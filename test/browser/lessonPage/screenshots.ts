import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import type { ThemeName } from '../labPage/themes.ts';
import { bundleLesson } from './bundleLesson.ts';
import { realLesson } from './realLesson.ts';
import { sampleLesson } from './sampleLesson.ts';
import { ShownLesson } from './shownLesson.ts';

// Pictures of every section of a lesson for people to look at:
//   npx esbuild test/browser/lessonPage/screenshots.ts --bundle --platform=node --format=esm --packages=external \
//     --external:*.mjs --alias:vscode=./test/unit/extension/fakeVSCode/vscode.ts --outfile=.tsbuild/browser/lessonPage/screenshots.mjs && node .tsbuild/browser/lessonPage/screenshots.mjs FOLDER [LESSON [SECTION …]]

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder for the pictures.');
await mkdir(folder, { recursive: true });

// The folder of a lesson, or `sample` for one of everything.
const [name = 'sample', ...wanted] = process.argv.slice(3);
const lesson = name === 'sample' ? sampleLesson : await realLesson(name);
const looks: readonly (readonly [ThemeName, number])[] = [
  ['darkModern', 1400],
  ['darkModern', 400],
  ['lightModern', 1400],
  ['lightModern', 400],
  ['highContrastDark', 1400],
  ['highContrastDark', 400],
  ['highContrastLight', 1400],
  ['highContrastLight', 400],
];
const bundle = await bundleLesson();
const browser = await launchChromium();
try {
  for (const [theme, width] of looks) {
    const shown = await ShownLesson.open({ browser, ...bundle, theme, width, height: 900 });
    await shown.show(lesson);
    await shown.page.locator('details').evaluateAll(all => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    await shown.drawn();
    await shown.page.screenshot({ path: join(folder, `top-${theme}-${String(width)}.png`) });
    // What stays at the top would lie over sections taller than the window.
    await shown.page.locator('.sticky').evaluate(element => {
      element.style.position = 'static';
    });
    for (const { id } of lesson.sections) {
      if (wanted.length > 0 && !wanted.includes(id)) continue;
      await shown.page.locator(`[data-section="${id}"]`).screenshot({ path: join(folder, `${id}-${theme}-${String(width)}.png`) });
    }
    if (shown.problems.length > 0) console.log(theme, width, shown.problems);
    await shown.dispose();
  }
} finally {
  await browser.close();
}
