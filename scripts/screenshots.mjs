// @ts-check
// Takes pictures of every lab after its run, in the four kinds of theme, into docs/images; or those that
// are named, as with `npm run screenshots -- lab-4-memory-task-light`; and of the desk, in windows of several widths.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { takeDeskPictures } from './deskPictures.mjs';
import { withLesson } from './lessonWindow.mjs';
import { repository } from './repository.mjs';
import { fillLessonFolder } from './start/lessonFolder.mjs';
import { openWorkbench } from './vscode/openWorkbench.mjs';

/** File name part, VS Code's name, and the class that the window then has. */
const themes = /** @type {const} */ ([
  ['dark', 'Dark Modern', 'dark_modern'],
  ['light', 'Light Modern', 'light_modern'],
  ['dark-high-contrast', 'Dark High Contrast', 'hc_black'],
  ['light-high-contrast', 'Light High Contrast', 'hc_light'],
]);
const images = join(repository, 'docs/images');
const viewport = { width: 1500, height: 860 };
const named = process.argv.slice(2);

/** @param {string} lab @param {string} theme */
const pictureOf = (lab, theme) => `${lab.replace('.lab.ts', '')}-${theme}`;

/**
 * The line on which a lab computes its loss, which is what a lab that trains shows; null for one that does not.
 * @param {string} file
 */
async function trainingLine(file) {
  const at = (await readFile(file, 'utf8')).split('\n').findIndex(line => /^\s+const loss = /u.test(line));
  return at < 0 ? null : at + 1;
}

await build();
await mkdir(images, { recursive: true });
for (const [name, theme, className] of themes) {
  if (named.length > 0 && !named.some(picture => picture.endsWith(`-${name}`))) continue;
  const settings = { 'window.autoDetectColorScheme': false, 'editor.minimap.enabled': false };
  await withLesson(settings, async (vscode, folder) => {
    const labs = (await fillLessonFolder(folder)).sort();
    for (const lab of labs.filter(one => named.length === 0 || named.includes(pictureOf(one, name)))) {
      const workbench = await openWorkbench({ url: vscode.url, viewport });
      try {
        await workbench.openFile(lab);
        await workbench.switchTheme(theme);
        await workbench.page.locator(`.monaco-workbench[class*="themes-${className}"]`).waitFor();
        await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
        await workbench.clickCodeLens('Run Lab');
        await workbench.labPage().locator('header .status').filter({ hasText: 'Finished in' }).waitFor({ timeout: 120_000 });
        await workbench.whenMarks(lab, marks => marks.size > 0);
        await workbench.codeLens('Run Lab').waitFor();
        const line = await trainingLine(join(folder, lab));
        if (line !== null) {
          await workbench.goToLine(line);
          await workbench.whenMarks(lab, marks => marks.has(line));
        }
        const file = join(images, `${pictureOf(lab, name)}.png`);
        await workbench.screenshot(file);
        console.log(file);
      } finally {
        await workbench.dispose();
      }
    }
  });
  await takeDeskPictures({ name, theme, className }, picture => named.length === 0 || named.includes(picture), images);
}
