// @ts-check
// Takes pictures of every lab after its run, in the four kinds of theme, into docs/images.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { withLesson } from './lessonWindow.mjs';
import { repository } from './repository.mjs';
import { fillLessonFolder } from './start/lessonFolder.mjs';
import { openWorkbench } from './vscode/openWorkbench.mjs';

/** File name part and VS Code's id. */
const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'dark-high-contrast': 'Default High Contrast',
  'light-high-contrast': 'Default High Contrast Light',
};
const images = join(repository, 'docs/images');
const viewport = { width: 1440, height: 900 };

await build();
await mkdir(images, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  const settings = { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false, 'workbench.activityBar.location': 'default' };
  await withLesson(settings, async (vscode, folder) => {
    for (const lab of (await fillLessonFolder(folder)).sort()) {
      const workbench = await openWorkbench({ url: vscode.url, viewport, scale: 1.5 });
      try {
        await workbench.openFile(lab);
        await workbench.clickCodeLens('Run Lab');
        await workbench.webview().locator('header .status').filter({ hasText: 'Finished in' }).waitFor({ timeout: 120_000 });
        await workbench.whenMarks(lab, marks => marks.size > 0);
        const file = join(images, `${lab.replace('.lab.ts', '')}-${name}.png`);
        await workbench.screenshot(file);
        console.log(file);
      } finally {
        await workbench.dispose();
      }
    }
  });
}
