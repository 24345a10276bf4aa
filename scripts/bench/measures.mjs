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
const browserWindow = /** @type {const} */ ({ viewport: { width: 1280, height: 800 }, graphics: 'none' });

/**
 * Opens a window of its own, and closes it however that ends.
 * @template T
 * @param {string} url
 * @param {(workbench: Workbench) => Promise<T>} use
 */
export async function inWindow(url, use) {
  const workbench = await openWorkbench({ url, ...browserWindow });
  try {
    return await use(workbench);
  } finally {
    await workbench.dispose();
  }
}

/** The file of the peer that does the least an extension can do. */
export const peerFile = 'one.peer';

/** @param {Workbench} workbench */
const status = workbench => workbench.labPage().locator('header .status');

/**
 * A lens pressed → another value painted after the first line.
 * @param {Workbench} workbench with the file open
 * @returns {Promise<number>} milliseconds
 */
async function pressToPaint(workbench, file = quickLab, lens = 'Run Lab') {
  const painted = workbench.editor(file).evaluate(nextPaint);
  await workbench.clickCodeLens(lens);
  const end = await painted;
  return end - (await workbench.page.evaluate(lensPressedAt));
}

/**
 * A lens pressed → these words in the webview.
 * @param {Workbench} workbench
 * @param {string} lens
 * @param {string} words
 */
async function pressToWords(workbench, lens, words) {
  const said = status(workbench).evaluate(whenSaid, words);
  await workbench.clickCodeLens(lens);
  const end = await said;
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
    const time = await inWindow(url, async workbench => {
      await openQuickLab(workbench);
      return pressToPaint(workbench);
    });
    all.push(time);
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
  await pressToPaint(workbench);
  const all = [];
  for (let i = 0; i < times; i++) {
    await status(workbench).filter({ hasText: 'Finished in' }).waitFor();
    // A learner reads before pressing again; meanwhile the next sandbox is made ready.
    await workbench.page.waitForTimeout(pause);
    all.push(await pressToPaint(workbench));
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
    // A learner sees that it does not end, and then moves to the lens.
    await workbench.page.waitForTimeout(pause);
    all.push(await pressToWords(workbench, 'Stop', 'Stopped after'));
    await workbench.codeLens('Run Lab').waitFor();
  }
  return all;
}

/**
 * What both take at least in this VS Code on this machine: the peer paints a value it knows already, and changes a word in its webview.
 * @param {Workbench} workbench
 * @param {number} times
 * @returns {Promise<{ paints: number[], words: number[] }>} milliseconds
 */
export async function peerPresses(workbench, times) {
  await workbench.openFile(peerFile);
  await workbench.codeLens('Paint').waitFor();
  await workbench.editor(peerFile).evaluate(noteLensPresses);
  await status(workbench).filter({ hasText: 'Waiting' }).waitFor();
  const paints = [];
  const words = [];
  for (let i = 1; i <= times; i++) {
    await workbench.page.waitForTimeout(pause / 2);
    paints.push(await pressToPaint(workbench, peerFile, 'Paint'));
    await workbench.page.waitForTimeout(pause / 2);
    words.push(await pressToWords(workbench, 'Tell', `Told ${String(i)}`));
  }
  return { paints, words };
}

/**
 * How long activation takes where the lesson view wakes the extension and no other is woken with it.
 * @param {string} url
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds
 */
export async function activationsAlone(url, times) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const { own } = await inWindow(url, async workbench => {
      await workbench.runCommand('Gatescope: Focus on Lessons View');
      await workbench.page
        .getByRole('treeitem', { name: /LSTM and GRU/ })
        .first()
        .waitFor();
      return activation(workbench);
    });
    all.push(own);
  }
  return all;
}

/**
 * How long activation took, as VS Code itself measured it: loading the code and calling `activate`. A TypeScript file wakes VS Code's own
 * extensions for it too, and each is told the time it waited for the others to be loaded: those of the same window are the measure.
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
