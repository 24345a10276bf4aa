// @ts-check
import { lensPressedAt, noteKeys, noteLensPresses, typedAt, whenShows } from './clocks.mjs';

/** @typedef {import('../vscode/workbench.mjs').Workbench} Workbench */

/**
 * A lab of the lesson with a number that is typed anew, and the value that follows from it.
 * @typedef {object} TypedLab
 * @property {string} title of its row in the tree
 * @property {string} file
 * @property {number} line 1-based, of the number
 * @property {string} number that line, which ends in a number with one decimal, `);`: that decimal is typed anew
 * @property {(number: number) => number} value what is painted behind it
 */

/** @param {number} x */
const sigmoid = x => 1 / (1 + Math.exp(-x));

/** @type {readonly TypedLab[]} */
export const typedLabs = [
  {
    title: 'One LSTM step by hand',
    file: 'lab-1-scalar-lstm.lab.ts',
    line: 11,
    number: 'const forgetGate = sigmoid(1.0);',
    value: sigmoid,
  },
  {
    title: 'One GRU step by hand',
    file: 'lab-2-scalar-gru.lab.ts',
    line: 12,
    number: 'const updateGate = sigmoid(0.8);',
    value: sigmoid,
  },
];

/** The digit that the lesson gives. @param {TypedLab} lab */
const givenDigit = ({ number }) => Number(number.at(-3));

/**
 * What is to be seen when this digit stands there.
 * @param {TypedLab} lab
 * @param {number} digit
 */
const painted = ({ number, value }, digit) => ({
  words: number.slice(0, number.indexOf(' =')),
  value: value(Number(number.at(-5)) + digit / 10),
});

/** Milliseconds a learner looks at a value before the next key. */
const restMs = 1200;
/** Milliseconds from key to key of somebody who types on. */
const paceMs = 200;

/**
 * Opens a lab from the tree.
 * @param {Workbench} workbench
 * @param {TypedLab} lab
 */
export async function openFromTree(workbench, { title, file }) {
  const { page } = workbench;
  const tree = page.locator('.pane-body .monaco-list[aria-label="Lessons"]');
  const row = (/** @type {string} */ text) => tree.locator('[role="treeitem"]').filter({ hasText: text }).first();
  if (!(await tree.isVisible())) await page.locator('.activitybar .action-label[aria-label="Gatescope"]').click();
  await row('Labs').waitFor();
  if (!(await row(title).isVisible())) await row('Labs').click();
  await row(title).click();
  await workbench.editor(file).and(page.locator('.focused')).waitFor();
  await workbench.codeLens('Run Lab', file).waitFor();
  await workbench.editor(file).evaluate(noteLensPresses);
}

/**
 * Run pressed → the value behind a lab's number is painted.
 * @param {Workbench} workbench
 * @param {TypedLab} lab
 */
export async function runToValue(workbench, lab) {
  const shown = workbench.editor(lab.file).evaluate(whenShows, painted(lab, givenDigit(lab)));
  await workbench.clickCodeLens('Run Lab', lab.file);
  const end = await shown;
  return end - (await workbench.page.evaluate(lensPressedAt));
}

/**
 * A key that changes the number → the value behind it is painted, in a lab that is live.
 * @param {Workbench} workbench
 * @param {TypedLab} lab
 * @param {number} times
 * @returns {Promise<{ rested: number[], typedOn: number[] }>} milliseconds
 */
export async function typedValues(workbench, lab, times) {
  await openFromTree(workbench, lab);
  await runToValue(workbench, lab);
  await workbench.clickCodeLens('Live: off', lab.file);
  await workbench.codeLens('Live: on', lab.file).waitFor();
  const { typeAndWait, typeOn } = await typedSession(workbench, lab);
  const rested = [];
  for (let i = 0; i < times; i++) {
    await workbench.page.waitForTimeout(restMs);
    rested.push(await typeAndWait());
  }
  const typedOn = [];
  for (let i = 0; i < Math.ceil(times / 3); i++) {
    await workbench.page.waitForTimeout(restMs);
    typedOn.push(await typeOn());
  }
  return { rested, typedOn };
}

/**
 * Puts the cursor where the digit is typed.
 * @param {Workbench} workbench
 * @param {TypedLab} lab
 */
async function typedSession(workbench, lab) {
  await goToNumber(workbench, lab);
  const editor = workbench.editor(lab.file);
  await editor.evaluate(noteKeys);
  let digit = givenDigit(lab);
  const type = async () => {
    digit = (digit % 9) + 1;
    await workbench.press('Shift+ArrowLeft');
    await workbench.press(String(digit));
  };
  const typeAndWait = async () => {
    const shown = editor.evaluate(whenShows, painted(lab, (digit % 9) + 1));
    await type();
    const end = await shown;
    return end - (await workbench.page.evaluate(typedAt));
  };
  /** From the last of five keys. */
  const typeOn = async () => {
    for (let key = 0; key < 4; key++) {
      await type();
      await workbench.page.waitForTimeout(paceMs);
    }
    return typeAndWait();
  };
  return { typeAndWait, typeOn };
}

/** Puts the cursor behind the number. @param {Workbench} workbench @param {TypedLab} lab */
async function goToNumber(workbench, { line, number }) {
  const input = await workbench.openQuickInput('Control+g');
  await input.fill(`:${String(line)}:${String(number.length - 1)}`);
  await workbench.press('Enter');
  await workbench.quickInput().waitFor({ state: 'hidden' });
}
