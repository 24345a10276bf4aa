// @ts-check
import { openWorkbench } from '../vscode/openWorkbench.mjs';
import { lensPressedAt, nextPaint, noteLensPresses, whenSaid } from './clocks.mjs';

/** @typedef {import('../vscode/workbench.mjs').Workbench} Workbench */

/** A lab whose first line shows another value in every run, so that a new value cannot be taken for an old one. */
export const quickLab = 'quick.lab.ts';
export const quickLabText = 'const startedAt = Date.now() % 1_000_000;\nconsole.log(startedAt);\n';
export const endlessLab = 'endless.lab.ts';
export const endlessLabText = 'let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n';

/** A usual window, drawn without the software WebGL that would take the processors from what is measured. */
export const browserWindow = /** @type {const} */ ({ viewport: { width: 1280, height: 800 }, graphics: 'none' });

/** @param {Workbench} workbench */
const status = workbench => workbench.webview().locator('header .status');

/**
 * Run pressed → first inline value.
 * @param {Workbench} workbench with the quick lab open
 * @returns {Promise<number>} milliseconds
 */
async function runToFirstValue(workbench) {
  const editor = workbench.editor(quickLab);
  const painted = editor.evaluate(nextPaint);
  await workbench.clickCodeLens('Run Lab');
  const end = await painted;
  return end - (await workbench.page.evaluate(lensPressedAt));
}

/**
 * The same in windows of their own, where no lab view is open yet.
 * @param {string} url
 * @param {number} times
 * @returns {Promise<number[]>}
 */
export async function coldRuns(url, times) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const workbench = await openWorkbench({ url, ...browserWindow });
    try {
      await openQuickLab(workbench);
      all.push(await runToFirstValue(workbench));
    } finally {
      await workbench.dispose();
    }
  }
  return all;
}

/** @param {Workbench} workbench */
async function openQuickLab(workbench) {
  await workbench.openFile(quickLab);
  await workbench.codeLens('Run Lab').waitFor();
  await workbench.editor(quickLab).evaluate(noteLensPresses);
}

/**
 * Presses Run again and again in one window, each time after the last run has ended and the learner has paused.
 * @param {Workbench} workbench
 * @param {number} times
 * @returns {Promise<number[]>}
 */
export async function warmRuns(workbench, times) {
  await openQuickLab(workbench);
  await runToFirstValue(workbench);
  const all = [];
  for (let i = 0; i < times; i++) {
    await status(workbench).filter({ hasText: 'Finished in' }).waitFor();
    // A learner reads before pressing again; meanwhile the next sandbox is made ready.
    await workbench.page.waitForTimeout(pause);
    all.push(await runToFirstValue(workbench));
  }
  return all;
}

/** Milliseconds a learner takes at least between two presses. */
const pause = 1500;

/**
 * Stop pressed → "Stopped" in the lab view, for an endless loop.
 * @param {Workbench} workbench
 * @param {number} times
 * @returns {Promise<number[]>}
 */
export async function stops(workbench, times) {
  await workbench.openFile(endlessLab);
  await workbench.codeLens('Run Lab').waitFor();
  await workbench.editor(endlessLab).evaluate(noteLensPresses);
  const all = [];
  for (let i = 0; i < times; i++) {
    await workbench.clickCodeLens('Run Lab');
    await status(workbench).filter({ hasText: 'Running' }).waitFor();
    await workbench.codeLens('Stop').waitFor();
    const stopped = status(workbench).evaluate(whenSaid, 'Stopped after');
    await workbench.clickCodeLens('Stop');
    const end = await stopped;
    all.push(end - (await workbench.page.evaluate(lensPressedAt)));
    await workbench.codeLens('Run Lab').waitFor();
  }
  return all;
}

/**
 * How long activation took, as VS Code itself measured it: loading the code and calling `activate`. It does so while the window starts, so
 * VS Code's own extensions in the same window are the measure.
 * @param {Workbench} workbench
 * @returns {Promise<{ own: number, others: number[] }>} milliseconds
 */
export async function activation(workbench) {
  await workbench.runCommand('Developer: Show Running Extensions');
  const rows = workbench.page
    .locator('.runtime-extensions-editor .monaco-list-row')
    .filter({ has: workbench.page.locator('.activation-time') });
  const isOwn = /gatescope/i;
  await rows.filter({ hasText: isOwn }).first().waitFor();
  const texts = await rows.allTextContents();
  const timeOf = (/** @type {string} */ text) => Number(/Activation: (\d+)\s*ms/.exec(text)?.[1] ?? NaN);
  const isKnown = (/** @type {number} */ time) => !Number.isNaN(time);
  return {
    own:
      texts
        .filter(text => isOwn.test(text))
        .map(timeOf)
        .find(isKnown) ?? NaN,
    others: texts
      .filter(text => !isOwn.test(text))
      .map(timeOf)
      .filter(isKnown),
  };
}
