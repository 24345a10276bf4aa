// @ts-check
// Takes pictures of every lab after its run, in the four kinds of theme, into docs/images.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
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

await build();
await mkdir(images, { recursive: true });
for (const [name, theme, className] of themes) {
  const settings = { 'window.autoDetectColorScheme': false, 'editor.minimap.enabled': false };
  await withLesson(settings, async (vscode, folder) => {
    for (const lab of (await fillLessonFolder(folder)).sort()) {
      const workbench = await openWorkbench({ url: vscode.url, viewport });
      try {
        await workbench.openFile(lab);
        await workbench.switchTheme(theme);
        await workbench.page.locator(`.monaco-workbench[class*="themes-${className}"]`).waitFor();
        await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
        await workbench.clickCodeLens('Run Lab');
        await workbench.webview().locator('header .status').filter({ hasText: 'Finished in' }).waitFor({ timeout: 120_000 });
        await workbench.whenMarks(lab, marks => marks.size > 0);
        await workbench.codeLens('Run Lab').waitFor();
        const file = join(images, `${lab.replace('.lab.ts', '')}-${name}.png`);
        await workbench.screenshot(file);
        console.log(file);
      } finally {
        await workbench.dispose();
      }
    }
  });
}
