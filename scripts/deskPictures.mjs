// @ts-check
import { join } from 'node:path';
import { withLesson } from './lessonWindow.mjs';
import { openWorkbench } from './vscode/openWorkbench.mjs';

/** Widths and heights of windows, in pixels. */
const windows = /** @type {const} */ ([
  [1024, 700],
  [1280, 720],
  [1500, 860],
  [2560, 1300],
]);
const lab = 'lab-4-memory-task.lab.ts';
/** The line on which it computes its loss. */
const line = 47;

/** @param {number} width @param {string} theme */
export const deskPictureOf = (width, theme) => `desk-${String(width)}-${theme}`;

/**
 * Takes pictures of a lab, its lesson and its results side by side, in windows of several widths.
 * @param {{ name: string, theme: string, className: string }} look
 * @param {(picture: string) => boolean} isWanted
 * @param {string} images
 */
export async function takeDeskPictures({ name, theme, className }, isWanted, images) {
  const wanted = windows.filter(([width]) => isWanted(deskPictureOf(width, name)));
  for (const [width, height] of wanted) {
    await withLesson({ 'window.autoDetectColorScheme': false, 'editor.minimap.enabled': false }, async vscode => {
      const workbench = await openWorkbench({ url: vscode.url, viewport: { width, height } });
      try {
        await workbench.openFile(lab);
        await workbench.switchTheme(theme);
        await workbench.page.locator(`.monaco-workbench[class*="themes-${className}"]`).waitFor();
        await workbench.codeLens('Run Lab').waitFor();
        await workbench.runCommand('Gatescope: Arrange the Desk');
        await workbench.page.locator('.tab').filter({ hasText: 'LSTM and GRU' }).waitFor();
        await workbench.editor(lab).and(workbench.page.locator('.focused')).waitFor();
        await workbench.press('Control+Alt+Enter');
        await workbench.labPage().locator('header .status').filter({ hasText: 'Finished in' }).waitFor({ timeout: 120_000 });
        await workbench.lessonPage().getByRole('heading', { level: 1 }).waitFor();
        await workbench.goToLine(line);
        await workbench.whenMarks(lab, marks => marks.has(line));
        const file = join(images, `${deskPictureOf(width, name)}.png`);
        await workbench.screenshot(file);
        console.log(file);
      } finally {
        await workbench.dispose();
      }
    });
  }
}
